-- Runs at every start of Neovim: file types, the server for them and the command. All else is loaded when it is used.
if vim.g.loaded_kamerlint then
  return
end
vim.g.loaded_kamerlint = true

vim.filetype.add({
  pattern = {
    ['.*%.antwoord%.md'] = 'kamerantwoord',
    ['.*%.antwoord%.txt'] = 'kamerantwoord',
    ['.*%.kamervraag%..*'] = 'kamerantwoord',
  },
})

if vim.lsp.enable then
  vim.lsp.enable('kamerlint')
else -- Neovim 0.10
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('kamerlint', {}),
    pattern = { 'kamerantwoord', 'markdown', 'text' },
    callback = function(event)
      require('kamerlint.client').attach(event.buf)
    end,
  })
end

vim.api.nvim_create_user_command('Kamerlint', function(command)
  require('kamerlint.commands').run(command.fargs)
end, {
  nargs = '+',
  desc = 'Kamervragen: open, next, previous, new, compare, commitments, explain, restart, log',
  complete = function(_, line, column)
    return require('kamerlint.commands').complete(line:sub(1, column))
  end,
})
