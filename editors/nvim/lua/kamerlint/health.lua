--- `:checkhealth kamerlint`.
local M = {}

local client = require('kamerlint.client')
local words = require('kamerlint.words')
local health = vim.health

local function editor()
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.10') == 1 then
    health.ok('Neovim ' .. version)
  else
    health.error(words.get('health_old', version))
  end
end

local function program()
  local config = client.config()
  if type(config.cmd) ~= 'table' then
    return health.info(words.get('health_function'))
  end
  local path = client.program(config)
  if not path then
    local advice = { words.get('health_install'), words.get('health_name') }
    return health.error(words.get('health_no_program', config.cmd[1]), advice)
  end
  local started, run = pcall(vim.system, { path, '--version' }, { text = true })
  local said = started and run:wait(5000) or { code = -1 }
  if said.code == 0 then
    health.ok(('%s (%s)'):format(vim.trim(said.stdout), path))
  else
    health.error(words.get('health_no_version', path))
  end
end

--- The clients; gives the folders of what they serve.
local function clients()
  local running, folders = vim.lsp.get_clients({ name = 'kamerlint' }), {}
  if #running == 0 then
    health.info(words.get('health_idle'))
  end
  for _, one in ipairs(running) do
    local buffers = vim.tbl_keys(one.attached_buffers)
    for _, bufnr in ipairs(buffers) do
      table.insert(folders, vim.fs.dirname(vim.api.nvim_buf_get_name(bufnr)))
    end
    local root = one.config.root_dir or words.get('health_loose')
    health.ok(words.get('health_buffers', one.id, #buffers, one.offset_encoding, root))
  end
  return #folders > 0 and folders or { vim.fn.getcwd() }
end

--- Which settings count for each folder.
local function settings(folders)
  local named = {}
  for _, folder in ipairs(folders) do
    local file = vim.fs.find('kamerlint.toml', { upward = true, path = folder })[1]
    if not named[file or folder] then
      named[file or folder] = true
      if file then
        health.ok(words.get('health_settings', file))
      else
        health.info(words.get('health_no_settings', folder))
      end
    end
  end
end

function M.check()
  health.start('kamerlint')
  editor()
  program()
  settings(clients())
end

return M
