" Markdown for a draft in Markdown. The server colours questions, answers, notes and references itself (semantic tokens).
if exists('b:current_syntax')
  finish
endif
if expand('%:e') ==# 'md'
  runtime! syntax/markdown.vim
endif
let b:current_syntax = 'kamerantwoord'
