--- What the plugin says, in Dutch and in English.
local M = {}

local texts = {
  nl = {
    all_answered = 'alle %d vragen zijn beantwoord',
    answered = '%d van %d beantwoord',
    asked = '%d vragen, geen antwoorden',
    ask_reason = 'Reden van de uitzondering: ',
    commitments = 'Toezeggingen',
    compared = 'geen verschillen met %s',
    differences = 'Verschillen met %s',
    due = 'uiterlijk %s',
    error_many = '%d fouten',
    error_one = '1 fout',
    gone = 'de server geeft geen antwoord; zie :Kamerlint log',
    health_buffers = 'server %d: %d buffer(s), %s, %s',
    health_function = 'cmd is een functie; het programma is niet nagezien',
    health_idle = 'geen server gestart; die start bij het openen van een concept (kamerantwoord, markdown, text)',
    health_install = 'zet kamerlint op het PATH: `pipx install kamerlint`, of het pakket van uw systeem',
    health_loose = 'losse bestanden',
    health_name = "of noem het: require('kamerlint').setup({ cmd = { '/pad/naar/kamerlint', 'server' } })",
    health_no_program = '%s is niet gevonden',
    health_no_settings = 'geen kamerlint.toml boven %s; de standaard geldt (`kamerlint init` maakt er een)',
    health_no_version = '%s --version geeft geen versie; is dit kamerlint?',
    health_old = 'Neovim %s is te oud; 0.10 of nieuwer is nodig',
    health_settings = 'instellingen: %s',
    made = '%s staat klaar; :w bewaart het',
    missing = 'het programma kamerlint is niet gevonden; zie :checkhealth kamerlint',
    no_commitments = 'geen toezeggingen gevonden',
    no_draft = 'dit is geen concept met Kamervragen',
    no_finding = 'geen bevinding onder de cursor',
    no_name = 'dit venster toont geen bestand; noem het vragenblad',
    no_reason = 'zonder reden komt er geen uitzondering',
    open = 'nog %d van %d open',
    open_questions = 'Open Kamervragen',
    question = 'vraag %d: %s',
    restarted = 'de server is opnieuw gestart',
    stays = 'de server stopt niet; zie :Kamerlint log',
    unknown = 'onbekende opdracht %s; kies uit %s',
    warning_many = '%d waarschuwingen',
    warning_one = '1 waarschuwing',
  },
  en = {
    all_answered = 'all %d questions have been answered',
    answered = '%d of %d answered',
    asked = '%d questions, no answers',
    ask_reason = 'Reason for the exception: ',
    commitments = 'Commitments',
    compared = 'no differences with %s',
    differences = 'Differences with %s',
    due = 'by %s',
    error_many = '%d errors',
    error_one = '1 error',
    gone = 'the server does not answer; see :Kamerlint log',
    health_buffers = 'server %d: %d buffer(s), %s, %s',
    health_function = 'cmd is a function; the program has not been looked at',
    health_idle = 'no server runs; it starts when a draft is opened (kamerantwoord, markdown, text)',
    health_install = 'put kamerlint on the PATH: `pipx install kamerlint`, or the package of your system',
    health_loose = 'single files',
    health_name = "or name it: require('kamerlint').setup({ cmd = { '/path/to/kamerlint', 'server' } })",
    health_no_program = '%s was not found',
    health_no_settings = 'no kamerlint.toml above %s; the defaults hold (`kamerlint init` makes one)',
    health_no_version = '%s --version gives no version; is this kamerlint?',
    health_old = 'Neovim %s is too old; 0.10 or newer is needed',
    health_settings = 'settings: %s',
    made = '%s is ready; :w saves it',
    missing = 'the program kamerlint was not found; see :checkhealth kamerlint',
    no_commitments = 'no commitments found',
    no_draft = 'this is no draft with parliamentary questions',
    no_finding = 'no finding under the cursor',
    no_name = 'this window shows no file; name the question sheet',
    no_reason = 'without a reason there is no exception',
    open = '%d of %d open',
    open_questions = 'Open questions',
    question = 'question %d: %s',
    restarted = 'the server has been started again',
    stays = 'the server does not stop; see :Kamerlint log',
    unknown = 'unknown command %s; choose from %s',
    warning_many = '%d warnings',
    warning_one = '1 warning',
  },
}

local months = {
  nl = 'januari februari maart april mei juni juli augustus september oktober november december',
  en = 'January February March April May June July August September October November December',
}

local function language()
  local settings = require('kamerlint.client').config().settings
  return vim.tbl_get(settings or {}, 'kamerlint', 'language') == 'en' and 'en' or 'nl'
end

--- A text in the language of the settings, filled in.
function M.get(key, ...)
  return texts[language()][key]:format(...)
end

--- A day in words, from "2026-03-01": "1 maart 2026".
function M.day(day)
  local year, month, date = day:match('^(%d+)-(%d+)-(%d+)$')
  local name = month and vim.split(months[language()], ' ')[tonumber(month)]
  return name and ('%d %s %s'):format(tonumber(date), name, year) or day
end

--- Shows a message to the user.
function M.tell(message, level)
  vim.notify('kamerlint: ' .. message, level or vim.log.levels.INFO)
end

return M
