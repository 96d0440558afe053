--- How Neovim runs the server.

--- Has a command of a code action done by the plugin; what it needs is loaded then.
local function by_plugin(action)
  return function(command, context)
    require('kamerlint.actions')[action](command, context)
  end
end

--- Neovim 0.11 completes only the first word of a text with spaces, such as "Antwoord op vraag 4", unless it is told the whole.
local function on_attach(client, bufnr)
  if vim.lsp.completion and client:supports_method('textDocument/completion') then
    vim.lsp.completion.enable(true, client.id, bufnr, {
      convert = function(item)
        local is_snippet = item.insertTextFormat == vim.lsp.protocol.InsertTextFormat.Snippet
        return item.textEdit and not is_snippet and { word = item.textEdit.newText } or {}
      end,
    })
  end
end

return {
  cmd = { 'kamerlint', 'server' },
  filetypes = { 'kamerantwoord', 'markdown', 'text' },
  root_markers = { 'kamerlint.toml', '.git' },
  on_attach = on_attach,
  commands = {
    ['kamerlint.addException'] = by_plugin('add_exception'),
    ['kamerlint.explain'] = by_plugin('explain'),
  },
}
