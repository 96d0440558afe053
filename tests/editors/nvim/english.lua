--- A user who wants English and names the program, which is not on the PATH; with `setup` in init.lua.
local t = dofile(vim.env.TESTS .. '/harness.lua')
local test, same, holds = t.test, t.same, t.holds

test('setup: the program is the one that is named, its messages are English', function()
  t.findings({ 'KL301', 'KL108', 'KL101' })
  holds(t.finding('KL101').message, 'question 4')
end)

test('setup: the plugin speaks English', function()
  local kamerlint = require('kamerlint')
  t.wait('the statusline', function()
    return kamerlint.statusline() == '1 of 4 open · 2 errors'
  end)
  local _, title = t.quickfix('Kamerlint open')
  same('Open questions', title, 'title')
end)

test('a kamerlint.toml is the root of its drafts, and a change of it counts at once', function()
  local folder = t.workspace()
  vim.fn.writefile({ 'ignore = ["KL108"]' }, folder .. '/kamerlint.toml')
  t.open(folder .. '/brug.antwoord.md', { 'KL301', 'KL101' })
  same(folder, vim.lsp.get_clients({ bufnr = 0 })[1].config.root_dir, 'root')
  vim.fn.writefile({ 'ignore = ["KL301"]' }, folder .. '/kamerlint.toml')
  t.findings({ 'KL108', 'KL101' })
  vim.cmd('silent checkhealth kamerlint')
  holds(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'), 'OK settings: ' .. folder)
  vim.cmd('silent! bwipeout!')
end)

t.finish()
