--- What users call: `setup` (optional) and `statusline`.
local M = {}

--- What `setup` was given, as configuration of a client.
M.options = {}

--- Changes how the server is run: `cmd` names the program, `settings` has `language` ("nl", "en") and `hints`. Findings do not
--- depend on it; those follow kamerlint.toml.
function M.setup(options)
  options = options or {}
  local changed = { cmd = options.cmd, settings = options.settings and { kamerlint = options.settings } }
  M.options = changed
  if vim.lsp.config then
    vim.lsp.config('kamerlint', changed)
  end
end

--- "nog 2 van 9 open · 3 fouten" for the current buffer; empty for what is no draft. Never waits: it says what was known last.
function M.statusline()
  return require('kamerlint.status').of(vim.api.nvim_get_current_buf())
end

return M
