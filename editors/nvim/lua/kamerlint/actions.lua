--- Commands of code actions that want something of the user first, or show something.
local M = {}

local client = require('kamerlint.client')
local words = require('kamerlint.words')

--- Shows Markdown in a window at the cursor.
function M.show(markdown)
  local options = { border = 'rounded', focus_id = 'kamerlint', max_width = 90, wrap = true }
  local _, window = vim.lsp.util.open_floating_preview(vim.split(markdown, '\n'), 'markdown', options)
  vim.wo[window].linebreak = true
  vim.api.nvim_win_set_height(window, vim.api.nvim_win_text_height(window, {}).all)
end

--- Accepts a finding: asks why, and does nothing when no reason comes.
function M.add_exception(command, context)
  vim.ui.input({ prompt = words.get('ask_reason') }, function(reason)
    if reason == nil then
      return
    end
    reason = vim.trim(reason)
    local served = vim.lsp.get_client_by_id(context.client_id)
    if reason == '' then
      words.tell(words.get('no_reason'), vim.log.levels.WARN)
    elseif served then
      local argument = vim.tbl_extend('force', command.arguments[1], { reason = reason })
      client.execute(served, command.command, argument, function(written)
        -- The server has written the file; a buffer that shows it reads it again.
        if written and vim.fn.bufloaded(vim.uri_to_fname(written.uri)) == 1 then
          vim.cmd.checktime(vim.fn.fnameescape(vim.uri_to_fname(written.uri)))
        end
      end)
    end
  end)
end

--- Explains the rule of a finding.
function M.explain(command, context)
  local served = vim.lsp.get_client_by_id(context.client_id)
  if served then
    local argument = vim.tbl_extend('force', command.arguments[1], { quiet = true })
    client.execute(served, command.command, argument, function(markdown)
      M.show(markdown or words.get('no_finding'))
    end)
  end
end

return M
