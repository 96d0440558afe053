-- A draft in Markdown is edited as Markdown; one in plain text is left as it is.
if vim.b.did_ftplugin then
  return
end

if vim.api.nvim_buf_get_name(0):match('%.md$') then
  vim.treesitter.language.register('markdown', 'kamerantwoord')
  vim.cmd.runtime({ 'ftplugin/markdown.vim', bang = true })
end
vim.b.did_ftplugin = true

-- Sentences of a letter are long: lines break between words, and the text does not move when a finding comes or goes.
local function settle()
  vim.opt_local.linebreak = true
  vim.opt_local.signcolumn = 'yes'
end
settle()
-- These are options of a window, and a draft that the server makes is there before a window shows it.
local here = { group = vim.api.nvim_create_augroup('kamerlint_window', { clear = false }), buffer = 0 }
vim.api.nvim_clear_autocmds(here)
vim.api.nvim_create_autocmd('BufWinEnter', vim.tbl_extend('force', here, { callback = settle }))
local undo = vim.b.undo_ftplugin
vim.b.undo_ftplugin = (undo and undo .. ' | ' or '')
  .. 'setlocal linebreak< signcolumn< | autocmd! kamerlint_window * <buffer>'

-- Neovim itself says nothing when the program is not there.
local client = require('kamerlint.client')
if client.lacks_program(client.config()) then
  vim.notify_once('kamerlint: ' .. require('kamerlint.words').get('missing'), vim.log.levels.WARN)
end
