--- The text of the statusline: kept per buffer, asked anew when findings change.
local M = {}

local client = require('kamerlint.client')
local words = require('kamerlint.words')

--- The text of each buffer, and whether it is being asked for ("once", or "again": something changed meanwhile).
local known, asking = {}, {}

--- The text for an answer of the server.
local function text(questions)
  local first = questions.questions[1]
  local parts = {}
  if not first or first.state == 'asked' then
    -- A sheet of questions waits for no answers.
    parts[1] = words.get('asked', questions.total)
  elseif questions.open > 0 then
    parts[1] = words.get('open', questions.open, questions.total)
  else
    parts[1] = words.get('answered', questions.total, questions.total)
  end
  for _, severity in ipairs({ 'error', 'warning' }) do
    local found = questions.findings[severity] or 0
    if found > 0 then
      table.insert(parts, words.get(severity .. (found == 1 and '_one' or '_many'), found))
      break
    end
  end
  return table.concat(parts, ' · ')
end

local function set(bufnr, said)
  if known[bufnr] ~= said then
    known[bufnr] = said
    vim.cmd.redrawstatus({ bang = true })
  end
end

local function refresh(bufnr)
  local served = client.of(bufnr)
  if not served then
    return set(bufnr, nil)
  end
  if asking[bufnr] then
    asking[bufnr] = 'again'
    return
  end
  asking[bufnr] = 'once'
  local function done(questions)
    local again = asking[bufnr] == 'again'
    asking[bufnr] = nil
    set(bufnr, questions and text(questions) or nil)
    if again then
      refresh(bufnr)
    end
  end
  local argument = { uri = vim.uri_from_bufnr(bufnr) }
  client.execute(served, 'kamerlint.questions', argument, done, function()
    done(nil)
  end)
end

local watching = false

local function watch()
  watching = true
  local group = vim.api.nvim_create_augroup('kamerlint.status', {})
  vim.api.nvim_create_autocmd({ 'DiagnosticChanged', 'LspAttach' }, {
    group = group,
    callback = function(event)
      refresh(event.buf)
    end,
  })
  vim.api.nvim_create_autocmd('LspDetach', {
    group = group,
    callback = function(event)
      local left = vim.lsp.get_client_by_id(event.data.client_id)
      if left and left.name == 'kamerlint' then
        -- A server that ended answers nothing any more.
        asking[event.buf] = nil
        set(event.buf, nil)
      end
    end,
  })
  vim.api.nvim_create_autocmd('BufWipeout', {
    group = group,
    callback = function(event)
      known[event.buf], asking[event.buf] = nil, nil
    end,
  })
end

--- What is known of a buffer.
function M.of(bufnr)
  if not watching then
    watch()
    refresh(bufnr)
  end
  return known[bufnr] or ''
end

return M
