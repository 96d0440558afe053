--- `:Kamerlint`: every subcommand is a function here.
local M = {}

local client = require('kamerlint.client')
local words = require('kamerlint.words')

--- A place in a buffer as an entry of the quickfix list.
local function entry(bufnr, range, served, text)
  local place = { uri = vim.uri_from_bufnr(bufnr), range = range }
  local item = vim.lsp.util.locations_to_items({ place }, served.offset_encoding)[1]
  item.text = text
  return item
end

--- Shows entries in the quickfix window.
local function list(title, items)
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  vim.cmd('botright copen')
end

--- Asks about a buffer; `done` gets the result, which is nil for what is no draft.
local function ask(command, argument, done)
  local bufnr = vim.api.nvim_get_current_buf()
  client.with(bufnr, function(served)
    argument.uri = vim.uri_from_bufnr(bufnr)
    client.execute(served, command, argument, function(result)
      done(result, served, bufnr)
    end)
  end)
end

--- The URI of a path as it was typed.
local function uri(path)
  return path and vim.uri_from_fname(vim.fn.fnamemodify(path, ':p'))
end

local function base(of)
  return vim.fs.basename(vim.uri_to_fname(of))
end

local subcommands = {}

--- The open questions.
function subcommands.open()
  ask('kamerlint.questions', {}, function(result, served, bufnr)
    if not result then
      return words.tell(words.get('no_draft'))
    end
    local items = {}
    for _, question in ipairs(result.questions) do
      if question.state == 'open' then
        local text = words.get('question', question.number, question.text)
        table.insert(items, entry(bufnr, question.range, served, text))
      end
    end
    if #items == 0 then
      local first = result.questions[1]
      local sheet = not first or first.state == 'asked'
      return words.tell(words.get(sheet and 'asked' or 'all_answered', result.total))
    end
    list(words.get('open_questions'), items)
  end)
end

--- Goes to the open question behind the cursor, or before it; around the end.
local function step(back)
  ask('kamerlint.questions', {}, function(result, _, bufnr)
    if not result then
      return words.tell(words.get('no_draft'))
    end
    local here, target = vim.api.nvim_win_get_cursor(0)[1] - 1, nil
    local first, last
    for _, question in ipairs(result.questions) do
      local line = question.range.start.line
      if question.state == 'open' then
        first, last = first or line, line
        if back and line < here or not back and line > here and not target then
          target = line
        end
      end
    end
    target = target or (back and last or first)
    if not target then
      return words.tell(words.get('all_answered', result.total))
    end
    if vim.api.nvim_get_current_buf() == bufnr then
      vim.cmd("normal! m'")
      vim.api.nvim_win_set_cursor(0, { target + 1, 0 })
    end
  end)
end

--- The next open question.
function subcommands.next()
  step(false)
end

--- The open question before this one.
function subcommands.previous()
  step(true)
end

--- A draft for a sheet of questions: the one named, or the one in the window.
function subcommands.new(path)
  local bufnr = vim.api.nvim_get_current_buf()
  if not path and vim.api.nvim_buf_get_name(bufnr) == '' then
    return words.tell(words.get('no_name'), vim.log.levels.WARN)
  end
  local argument = { sheet = uri(path) or vim.uri_from_bufnr(bufnr), quiet = true }
  client.with(bufnr, function(served)
    client.execute(served, 'kamerlint.newDraft', argument, function(result)
      words.tell(words.get('made', base(result.uri)))
    end)
  end, vim.uri_to_fname(argument.sheet))
end

--- What differs from the questions as they were submitted.
function subcommands.compare(path)
  ask('kamerlint.compare', { sheet = uri(path), quiet = true }, function(result, served, bufnr)
    if not result then
      return words.tell(words.get('no_draft'))
    end
    local items = {}
    for _, difference in ipairs(result.differences) do
      local text = ('%s: %s'):format(difference.code, difference.message)
      table.insert(items, entry(bufnr, difference.range, served, text))
    end
    if #items == 0 then
      return words.tell(words.get('compared', base(result.sheet)))
    end
    list(words.get('differences', base(result.sheet)), items)
  end)
end

--- What the draft promises, and by when.
function subcommands.commitments()
  ask('kamerlint.commitments', {}, function(result, served, bufnr)
    local items = {}
    for _, commitment in ipairs(result or {}) do
      local due = commitment.due ~= vim.NIL and commitment.due
      local text = due and ('%s (%s)'):format(commitment.text, words.get('due', words.day(due))) or commitment.text
      table.insert(items, entry(bufnr, commitment.range, served, text))
    end
    if #items == 0 then
      return words.tell(words.get(result and 'no_commitments' or 'no_draft'))
    end
    list(words.get('commitments'), items)
  end)
end

--- The rule of the finding under the cursor.
function subcommands.explain()
  local bufnr = vim.api.nvim_get_current_buf()
  client.with(bufnr, function(served)
    local at = vim.lsp.util.make_position_params(0, served.offset_encoding).position
    local argument = { uri = vim.uri_from_bufnr(bufnr), position = at, quiet = true }
    client.execute(served, 'kamerlint.explain', argument, function(markdown)
      if markdown and markdown ~= '' then
        require('kamerlint.actions').show(markdown)
      else
        words.tell(words.get('no_finding'))
      end
    end)
  end)
end

--- Stops the server and starts it again.
function subcommands.restart()
  client.restart()
end

--- The log of Neovim's clients, where the server's messages stand too.
function subcommands.log()
  vim.cmd.split(vim.fn.fnameescape(vim.lsp.log.get_filename()))
end

local names = { 'open', 'next', 'previous', 'new', 'compare', 'commitments', 'explain', 'restart', 'log' }

--- Does a subcommand; a path may hold spaces.
function M.run(arguments)
  local subcommand = subcommands[arguments[1]]
  if not subcommand then
    local known = table.concat(names, ', ')
    return words.tell(words.get('unknown', arguments[1], known), vim.log.levels.ERROR)
  end
  local path = table.concat(arguments, ' ', 2)
  subcommand(path ~= '' and path or nil)
end

--- What may stand at the end of a command line: subcommands, then the path of a sheet.
function M.complete(line)
  local typed = line:match('Kam%a*%s+(.*)$') or ''
  local subcommand, path = typed:match('^(%S+)%s+(.*)$')
  if not subcommand then
    return vim.tbl_filter(function(name)
      return vim.startswith(name, typed)
    end, names)
  end
  local takes_path = subcommand == 'new' or subcommand == 'compare'
  return takes_path and vim.fn.getcompletion(path, 'file') or {}
end

return M
