;;; kamerlint.el --- Concepten van antwoorden op Kamervragen nakijken, met eglot  -*- lexical-binding: t -*-

;; Zet dit in ~/.emacs.d/init.el, of laad het daar: (load "/pad/naar/editors/emacs/kamerlint.el").
;; Nodig: eglot (zit in Emacs 29 en nieuwer; eerder: M-x package-install RET eglot) en het programma kamerlint op het PATH.
;; Een herstel kiezen: M-x eglot-code-actions. Heet een concept anders: M-x kamerantwoord-mode.
;;
;; Put this in ~/.emacs.d/init.el, or load it there. It needs eglot (part of Emacs 29 and newer) and kamerlint on the PATH.
;; Choose a fix with M-x eglot-code-actions. For a draft with another name: M-x kamerantwoord-mode.

;;; Code:

(require 'eglot)

(define-derived-mode kamerantwoord-mode text-mode "Kamerantwoord"
  "Concept van antwoorden op Kamervragen.")

(add-to-list 'auto-mode-alist '("\\.antwoord\\.\\(md\\|txt\\)\\'" . kamerantwoord-mode))
(add-to-list 'auto-mode-alist '("\\.kamervraag\\.[^./]+\\'" . kamerantwoord-mode))

(add-to-list 'eglot-server-programs
             ;; Alleen deze: eglot neemt met `text-mode' alles wat daarvan afstamt (HTML, XML, Org, reStructuredText).
             '(kamerantwoord-mode . ("kamerlint" "server")))

(add-hook 'kamerantwoord-mode-hook #'eglot-ensure)

(provide 'kamerlint)
;;; kamerlint.el ends here
