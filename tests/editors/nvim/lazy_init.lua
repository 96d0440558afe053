-- What lazy.nvim does with the specification in the README: plugins are not loaded by Neovim itself, the repository is put on the
-- runtime path, `build` runs once and `config` at every start.
vim.go.loadplugins = false
local readme = assert(io.open(vim.env.REPOSITORY .. '/editors/nvim/README.md')):read('a')
local block = readme:match("```lua\n({\n  'OWNER/kamerlint'.-)```")
local spec = assert(loadstring('return ' .. block))()
local plugin = { dir = vim.env.REPOSITORY, name = 'kamerlint' }
vim.opt.runtimepath:append(plugin.dir)
spec.build(plugin)
spec.config(plugin)
