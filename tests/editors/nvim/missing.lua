--- A user without the program.
local t = dofile(vim.env.TESTS .. '/harness.lua')

t.test('without the program a draft says so', function()
  t.same('kamerantwoord', vim.bo.filetype, 'file type')
  t.holds(vim.fn.execute('messages'), 'het programma kamerlint is niet gevonden; zie :checkhealth kamerlint')
end)

t.test('without the program :Kamerlint says so', function()
  vim.cmd('Kamerlint open')
  t.told('niet gevonden')
end)

t.test('without the program :checkhealth says what to do', function()
  vim.cmd('silent checkhealth kamerlint')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  t.holds(text, 'ERROR kamerlint is niet gevonden')
  t.holds(text, 'pipx install kamerlint')
end)

t.finish()
