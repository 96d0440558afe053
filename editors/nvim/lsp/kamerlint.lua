-- The configuration of the server, where Neovim 0.11 and newer look for it; `vim.lsp.config('kamerlint', …)` adds to it.
return require('kamerlint.config')
