--- The specification for lazy.nvim from the README: init.lua did what lazy.nvim does with it.
local t = dofile(vim.env.TESTS .. '/harness.lua')

t.test('lazy.nvim: a draft that is opened first has its findings', function()
  t.same(nil, vim.api.nvim_get_runtime_file('pack/kamerlint', false)[1], 'package')
  t.same('kamerantwoord', vim.bo.filetype, 'file type')
  t.findings({ 'KL301', 'KL108', 'KL101' })
end)

t.test('lazy.nvim: the help is found', function()
  vim.cmd.help('kamerlint')
  t.holds(vim.api.nvim_get_current_line(), '*kamerlint*')
  vim.cmd.helpclose()
end)

t.finish()
