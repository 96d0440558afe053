;;; test.el --- The settings that users of Emacs get, in a batch run  -*- lexical-binding: t -*-
;; emacs --batch -l editors/emacs/kamerlint.el -l tests/editors/emacs/test.el; DRAFTS and SCRATCH name folders.

(require 'cl-lib)
(require 'ert)
(require 'flymake)
(require 'xref)

(defconst drafts (file-name-as-directory (getenv "DRAFTS")))
(defconst scratch (file-name-as-directory (getenv "SCRATCH")))
(defvar folders 0)
(defvar failed nil)

(setq-default case-fold-search nil)
(setq eglot-connect-timeout 10 eglot-sync-connect 10 make-backup-files nil create-lockfiles nil)

(defun fail (format &rest arguments)
  (error "%s" (apply #'format format arguments)))

(defun same (expected actual what)
  (unless (equal expected actual)
    (fail "%s is %S, not %S" what actual expected)))

(defmacro await (what &rest ready)
  "Wait until READY gives something and return that; give up after eight seconds."
  `(let ((end (+ (float-time) 8)) result)
     (while (and (not (setq result (progn ,@ready))) (< (float-time) end))
       ;; A batch run is never idle, which is when eglot sends what was typed.
       (when eglot--managed-mode (eglot--signal-textDocument/didChange))
       (accept-process-output nil 0.02)
       (flymake-start))
     (or result (fail "waited in vain for %s" ,what))))

(defmacro try (name &rest body)
  "Run BODY as the test NAME and say how it went."
  `(condition-case why
       (progn ,@body (princ (format "ok - %s\n" ,name)))
     (error (setq failed t) (princ (format "not ok - %s: %s\n" ,name (error-message-string why))))))

(defun workspace (&optional crlf)
  "A fresh copy of the drafts; with CRLF as line ends."
  (let ((folder (format "%s%d/" scratch (setq folders (1+ folders)))))
    (copy-directory drafts folder nil t t)
    (when crlf
      (let ((path (concat folder "brug.antwoord.md")) (coding-system-for-write 'utf-8-dos))
        (with-temp-buffer
          (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents path))
          (write-region nil nil path nil 'silent))))
    folder))

(defun found ()
  "Rule and words of every finding, in the order of the text."
  (mapcar (lambda (one)
            (list (replace-regexp-in-string ".*\\(KL[0-9]+\\).*" "\\1" (replace-regexp-in-string "\n" " " (flymake-diagnostic-text one)))
                  (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))))
          (sort (flymake-diagnostics)
                (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun open-draft (path)
  (find-file path)
  ;; What the command loop does after a command.
  (run-hooks 'post-command-hook)
  (await "the server" (eglot-current-server))
  (await "three findings" (= 3 (length (flymake-diagnostics)))))

(defun words-found ()
  (mapcar #'cadr (found)))

(defun act (title)
  "Choose the code action with TITLE at the cursor, as from the menu."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (or (seq-find (lambda (one) (string-match-p (regexp-quote title) one))
                             (mapcar (lambda (one) (if (consp one) (car one) one)) choices))
                   (fail "no action %s in %S" title choices))))
            ;; As by a key, not by the mouse: eglot would open a menu.
            (last-nonmenu-event ?a))
    (eglot-code-actions (point) (point) nil t)))

(defconst words '("298 385" "Zie vraag 2" "Vraag 4"))

(try "findings stand right behind é and 😀; they are pushed"
  (open-draft (concat (workspace) "brug.antwoord.md"))
  (same 'kamerantwoord-mode major-mode "mode")
  (same words (words-found) "words"))

(try "a quick fix"
  (goto-char (point-min))
  (search-forward "298 3")
  (act "29 385")
  (same "Ja, zie café 😀 Kamerstuk 29 385, nr. 119 en Kamerstuk 29 385, nr. 120.[^2]"
        (progn (beginning-of-line)
               (buffer-substring-no-properties (point) (search-forward "[^2]")))
        "line")
  (await "two findings" (= 2 (length (flymake-diagnostics)))))

(try "definition: from a mark to its note"
  (goto-char (point-min))
  (search-forward "[^2")
  (xref-find-definitions (xref-backend-identifier-at-point (xref-find-backend)))
  (same "[^2]: Kamerstukken II" (buffer-substring-no-properties (line-beginning-position) (+ 21 (line-beginning-position))) "line"))

(try "rename: an abbreviation everywhere"
  (goto-char (point-min))
  (search-forward "(RWS")
  (eglot-rename "RijksWS")
  (goto-char (point-min))
  (search-forward "Rijkswaterstaat (RijksWS)")
  (search-forward "inspectie van RijksWS bleek"))

(try "findings and fixes stand right with CRLF"
  (let ((path (concat (workspace t) "brug.antwoord.md")))
    (open-draft path)
    (same 'utf-8-dos buffer-file-coding-system "line ends")
    (same words (words-found) "words")
    (goto-char (point-min))
    (search-forward "298 3")
    (act "29 385")
    (await "two findings" (= 2 (length (flymake-diagnostics))))
    (let ((inhibit-message t)) (save-buffer))
    (with-temp-buffer
      (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents path))
      (search-forward "café 😀 Kamerstuk 29 385, nr. 119")
      (search-forward "geïnspecteerd.\r\n\r\n## Vraag 3\r\n"))))

(try "what is typed is checked, behind 😀 too"
  (goto-char (point-min))
  (search-forward "Ja.\n")
  (replace-match "Ja 😀 é, zie Kamerstuk 29 385, nr. 0.\n" t t)
  (await "a finding on the number of the paper" (equal '("0" "Zie vraag 2" "Vraag 4") (words-found))))

(try "kamerlint is for its own files alone"
  (require 'sgml-mode)
  (dolist (mode '(text-mode html-mode sgml-mode))
    (let ((program (cdr (eglot--lookup-mode mode))))
      (when (and program (string-match-p "kamerlint" (format "%S" program)))
        (fail "%s is served by kamerlint" mode)))))

(try "the first action writes the heading of the answer, as the others are"
  (goto-char (point-min))
  (search-forward "## Vraag 4")
  (goto-char (match-beginning 0))
  (forward-char 4)
  (act "Schrijf 'Antwoord op vraag 4'")
  (goto-char (point-min))
  (search-forward "\n## Antwoord op vraag 4\n"))

(try "the server stops with Emacs"
  (let ((inhibit-message t))
    (save-some-buffers t)
    (eglot-shutdown-all))
  (await "the end" (null (process-list))))

(kill-emacs (if failed 1 0))
