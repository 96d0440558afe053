--- The client of the server: found, started, asked, started again.
local M = {}

local words = require('kamerlint.words')

--- Milliseconds that a server gets to start or to stop, and between two looks.
local PATIENCE, STEP = 10000, 50
--- Milliseconds that a server gets to stop by itself, before it is made to.
local GRACE = 2000

--- The configuration as it counts now, with what the user changed of it.
function M.config()
  local changed = vim.lsp.config and vim.lsp.config.kamerlint or require('kamerlint').options
  return vim.tbl_extend('force', { name = 'kamerlint' }, require('kamerlint.config'), changed)
end

--- The configuration with the folder that a buffer or a path belongs to.
local function config_for(source)
  local config = M.config()
  config.root_dir = vim.fs.root(source, config.root_markers)
  return config
end

--- Serves a buffer.
function M.attach(bufnr)
  if vim.bo[bufnr].buftype == '' then
    vim.lsp.start(config_for(bufnr), {
      bufnr = bufnr,
      -- One server for each folder, and one for all files of none; Neovim 0.10 would start one for each of those.
      reuse_client = function(client, config)
        return client.name == config.name and client.config.root_dir == config.root_dir
      end,
    })
  end
end

--- The client that serves a buffer.
function M.of(bufnr)
  return vim.lsp.get_clients({ name = 'kamerlint', bufnr = bufnr })[1]
end

--- The path of the program that a configuration names; nil where it cannot be run.
function M.program(config)
  local name = type(config.cmd) == 'table' and config.cmd[1] or nil
  local path = name and vim.fn.exepath(name) or ''
  return path ~= '' and path or nil
end

--- Whether the program is not there; what a function starts is not known.
function M.lacks_program(config)
  return type(config.cmd) == 'table' and not M.program(config)
end

--- Has the server do a command and hands its result to `done`; an error goes to `failed`, or else to the user.
function M.execute(client, command, argument, done, failed)
  failed = failed or function(message)
    words.tell(message, vim.log.levels.ERROR)
  end
  local function handler(err, result)
    if err then
      failed(err.message)
    else
      done(result ~= vim.NIL and result or nil)
    end
  end
  local params = { command = command, arguments = { argument } }
  local sent
  if vim.fn.has('nvim-0.11') == 1 then
    sent = client:request('workspace/executeCommand', params, handler)
  else
    sent = client.request('workspace/executeCommand', params, handler)
  end
  if not sent then
    failed(words.get('gone'))
  end
end

--- Hands the result of `ready` to `done` as soon as there is one; calls `late` when that takes longer than its patience, in milliseconds.
local function soon(ready, done, late, patience)
  local timer, waited = assert(vim.uv.new_timer()), 0
  local function look()
    if timer:is_closing() then
      return
    end
    local result = ready()
    if result then
      timer:close()
      done(result)
    elseif waited > (patience or PATIENCE) then
      timer:close()
      late()
    end
    waited = waited + STEP
  end
  timer:start(0, STEP, vim.schedule_wrap(look))
end

--- Hands the client of a buffer to `done`, else any other, else one that is started: for `path` if there is one.
function M.with(bufnr, done, path)
  local function running()
    return M.of(bufnr) or M.of(nil)
  end
  if not running() then
    local config = config_for(path or bufnr)
    if M.lacks_program(config) then
      words.tell(words.get('missing'), vim.log.levels.ERROR)
      return
    end
    if vim.fn.has('nvim-0.11') == 1 then
      vim.lsp.start(config, { attach = false })
    else
      vim.lsp.start_client(config)
    end
  end
  soon(running, done, function()
    words.tell(words.get('gone'), vim.log.levels.ERROR)
  end)
end

--- Ends the servers of this Neovim at once.
local function end_processes()
  for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    local process = vim.api.nvim_get_proc(pid)
    if process and vim.startswith(process.name, 'kamerlint') then
      vim.uv.kill(pid, 'sigkill')
    end
  end
end

--- Stops the server and starts it again for the buffers that it served.
function M.restart()
  local buffers, clients = {}, vim.lsp.get_clients({ name = 'kamerlint' })
  for _, client in ipairs(clients) do
    vim.list_extend(buffers, vim.tbl_keys(client.attached_buffers))
    vim.lsp.stop_client(client.id)
  end
  if #buffers == 0 then
    buffers = { vim.api.nvim_get_current_buf() }
  end
  local function stopped()
    return M.of(nil) == nil
  end
  -- One that is held up hears nothing, so it is ended from outside.
  soon(stopped, function() end, end_processes, GRACE)
  soon(stopped, function()
    for _, bufnr in ipairs(buffers) do
      if vim.api.nvim_buf_is_loaded(bufnr) then
        M.attach(bufnr)
      end
    end
    words.tell(words.get('restarted'))
  end, function()
    words.tell(words.get('stays'), vim.log.levels.ERROR)
  end)
end

return M
