" kamerlint in Vim 8.2 of nieuwer. Zet dit bestand in ~/.vim/plugin/; nodig zijn het programma kamerlint op het PATH en een van deze
" plugins: vim-lsp (https://github.com/prabirshrestha/vim-lsp) of ALE (https://github.com/dense-analysis/ale).
" Bekeken met Vim 9.0 en ALE 3.3: bevindingen staan op de goede regel, maar ALE telt kolommen verkeerd achter é en 😀. Kies daarom
" liever vim-lsp. Dat is hier niet beproefd, evenmin als een herstel in ALE.
"
" kamerlint in Vim 8.2 or newer. Put this file in ~/.vim/plugin/. It needs kamerlint on the PATH and either vim-lsp or ALE. Seen with
" Vim 9.0 and ALE 3.3: findings are on the right line, but ALE miscounts columns behind é and 😀. So prefer vim-lsp. That has not been
" tried here, nor have fixes in ALE.

augroup kamerlint
  autocmd!
  autocmd BufNewFile,BufRead *.antwoord.md,*.antwoord.txt,*.kamervraag.* set filetype=kamerantwoord
  autocmd User lsp_setup call lsp#register_server({
        \ 'name': 'kamerlint',
        \ 'cmd': ['kamerlint', 'server'],
        \ 'allowlist': ['kamerantwoord', 'markdown', 'text'],
        \ })
augroup END

if empty(globpath(&runtimepath, 'autoload/lsp.vim')) && !empty(globpath(&runtimepath, 'autoload/ale/linter.vim'))
  for s:filetype in ['kamerantwoord', 'markdown', 'text']
    call ale#linter#Define(s:filetype, {
          \ 'name': 'kamerlint',
          \ 'lsp': 'stdio',
          \ 'executable': 'kamerlint',
          \ 'command': '%e server',
          \ 'project_root': {buffer -> fnamemodify(bufname(buffer), ':p:h')},
          \ })
  endfor
endif
