--- What the tests in Neovim share: a line per test on standard output, waits with an end, a fresh copy of the drafts.
local M = {}

--- Milliseconds that anything may take.
local PATIENCE = 8000

local drafts = assert(vim.env.DRAFTS, 'DRAFTS names the folder of the drafts')
local failed, count = false, 0

--- The messages to the user since the last test began.
M.messages = {}
vim.notify = function(message)
  table.insert(M.messages, message)
end

--- Runs a test and says how it went.
function M.test(name, run)
  M.messages = {}
  local fine, why = xpcall(run, function(message)
    return type(message) == 'string' and message or vim.inspect(message)
  end)
  failed = failed or not fine
  local said = #M.messages > 0 and ' [' .. table.concat(M.messages, ' | ') .. ']' or ''
  io.stdout:write(fine and ('ok - %s\n'):format(name) or ('not ok - %s: %s%s\n'):format(name, why, said))
end

--- Ends Neovim with the outcome.
function M.finish()
  io.stdout:flush()
  vim.cmd(failed and 'cquit 1' or 'qall!')
end

--- Waits until `ready` gives something, and returns that.
function M.wait(what, ready)
  local result
  local there = vim.wait(PATIENCE, function()
    result = ready()
    return result
  end, 10)
  if not there then
    error('waited in vain for ' .. what, 0)
  end
  return result
end

--- Fails unless both are the same.
function M.same(expected, actual, what)
  if not vim.deep_equal(expected, actual) then
    local message = '%s is %s, not %s'
    error(message:format(what or 'it', vim.inspect(actual), vim.inspect(expected)), 0)
  end
end

--- Fails unless a text holds another.
function M.holds(text, part)
  if not (text or ''):find(part, 1, true) then
    error(('%s is not in %s'):format(vim.inspect(part), vim.inspect(text)), 0)
  end
end

--- A folder with the drafts as they are in the repository; `change` may make other texts of them.
function M.workspace(change)
  count = count + 1
  local folder = ('%s/%d'):format(vim.env.SCRATCH, count)
  for name, kind in vim.fs.dir(drafts, { depth = 3 }) do
    if kind == 'file' then
      local from, to = io.open(drafts .. '/' .. name, 'rb'), folder .. '/' .. name
      local text = from:read('a')
      from:close()
      vim.fn.mkdir(vim.fs.dirname(to), 'p')
      local file = io.open(to, 'wb')
      file:write(change and change(text) or text)
      file:close()
    end
  end
  return folder
end

--- A file as it is on disk.
function M.read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

--- Opens a file and waits for its findings.
function M.open(path, findings)
  vim.cmd('silent! wall | silent! cclose')
  vim.cmd.edit(vim.fn.fnameescape(path))
  return M.findings(findings)
end

--- Waits until the current buffer has these rules' findings, in the order of the text.
function M.findings(expected)
  local codes
  vim.wait(PATIENCE, function()
    local found = vim.diagnostic.get(0)
    table.sort(found, function(a, b)
      return a.lnum < b.lnum or a.lnum == b.lnum and a.code < b.code
    end)
    codes = vim.tbl_map(function(one)
      return one.code
    end, found)
    return vim.deep_equal(codes, expected)
  end, 10)
  M.same(expected, codes, 'findings')
  return vim.diagnostic.get(0)
end

--- The finding of a rule in the current buffer.
function M.finding(code)
  return M.wait('the finding ' .. code, function()
    return vim.tbl_filter(function(one)
      return one.code == code
    end, vim.diagnostic.get(0))[1]
  end)
end

--- The words of a finding, cut out by its columns.
function M.words(finding)
  local text = vim.api.nvim_buf_get_text(0, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {})
  return table.concat(text, '\n')
end

--- Puts the cursor at words, `nth` counting from 1, with `into` characters of them before it.
function M.cursor(words, nth, into)
  local left = nth or 1
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local from = 1
    while true do
      local start, stop = line:find(words, from, true)
      if not start then
        break
      end
      left = left - 1
      if left == 0 then
        return vim.api.nvim_win_set_cursor(0, { row, start - 1 + (into or 0) })
      end
      from = stop + 1
    end
  end
  error('no ' .. words, 0)
end

--- The text of the floating window, once there is one; it is closed then.
function M.float()
  local window = M.wait('a floating window', function()
    return vim.tbl_filter(function(one)
      return vim.api.nvim_win_get_config(one).relative ~= ''
    end, vim.api.nvim_list_wins())[1]
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

--- The quickfix list that a command makes.
function M.quickfix(command)
  vim.fn.setqflist({}, 'f')
  vim.cmd(command)
  M.wait('a quickfix list', function()
    return #vim.fn.getqflist() > 0
  end)
  local list = vim.fn.getqflist({ items = true, title = true })
  vim.cmd.cclose()
  return list.items, list.title
end

--- Waits for a message that holds a text.
function M.told(part)
  return M.wait('the message ' .. part, function()
    return vim.tbl_filter(function(one)
      return one:find(part, 1, true)
    end, M.messages)[1]
  end)
end

return M
