--- `:checkhealth kamerlint`.
local M = {}

local client = require('kamerlint.client')
local health = vim.health

local function editor()
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. version)
  elseif vim.fn.has('nvim-0.10') == 1 then
    health.ok('Neovim ' .. version .. ' (zonder vim.lsp.config; de plugin start de server zelf)')
  else
    health.error('Neovim ' .. version .. ' is te oud; 0.10 of nieuwer is nodig')
  end
end

local function program()
  local config = client.config()
  if type(config.cmd) ~= 'table' then
    return health.info('cmd is een functie; het programma is niet nagezien')
  end
  local path = client.program(config)
  if not path then
    return health.error(('%s is niet gevonden'):format(config.cmd[1]), {
      'Zet kamerlint op het PATH: `cargo install --path .` in de map van kamerlint',
      "of noem het: require('kamerlint').setup({ cmd = { '/pad/naar/kamerlint', 'server' } })",
    })
  end
  local started, run = pcall(vim.system, { path, '--version' }, { text = true })
  local said = started and run:wait(5000) or { code = -1 }
  if said.code == 0 then
    health.ok(('%s (%s)'):format(vim.trim(said.stdout), path))
  else
    health.error(path .. ' --version geeft geen versie; is dit kamerlint?')
  end
end

--- The clients; gives the folders of what they serve.
local function clients()
  local running, folders = vim.lsp.get_clients({ name = 'kamerlint' }), {}
  if #running == 0 then
    health.info('geen server gestart; die start bij het openen van een concept (kamerantwoord, markdown, text)')
  end
  for _, one in ipairs(running) do
    local buffers = vim.tbl_keys(one.attached_buffers)
    for _, bufnr in ipairs(buffers) do
      table.insert(folders, vim.fs.dirname(vim.api.nvim_buf_get_name(bufnr)))
    end
    local root = one.config.root_dir or 'losse bestanden'
    health.ok(('server %d: %d buffer(s), %s, %s'):format(one.id, #buffers, one.offset_encoding, root))
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
        health.ok('instellingen: ' .. file)
      else
        health.info(('geen kamerlint.toml boven %s; de standaard geldt (`kamerlint init` maakt er een)'):format(folder))
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
