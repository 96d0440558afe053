--- The plugin in the hands of a user who installed it as a package: nothing is set up.
local t = dofile(vim.env.TESTS .. '/harness.lua')
local test, same, holds, wait = t.test, t.same, t.holds, t.wait

local LINE = 'Ja, zie café 😀 Kamerstuk 29 385, nr. 119 en Kamerstuk 29 385, nr. 120.[^2]'
local FOUND = { 'KL301', 'KL108', 'KL101' }

local function client()
  return vim.lsp.get_clients({ name = 'kamerlint', bufnr = 0 })[1]
end

--- Applies the code action with a text in its title, at the cursor.
local function act(title, only)
  vim.lsp.buf.code_action({
    apply = true,
    context = only and { only = { only }, diagnostics = {} } or nil,
    filter = function(action)
      return action.title:find(title, 1, true) ~= nil
    end,
  })
end

--- The places that a request of Neovim comes back with.
local function places(ask)
  local items
  ask({
    on_list = function(list)
      items = list.items
    end,
  })
  return wait('places', function()
    return items
  end)
end

test('a draft that is opened first has its findings', function()
  same('kamerantwoord', vim.bo.filetype, 'file type')
  t.findings(FOUND)
end)

test('only what is used is loaded', function()
  for _, part in ipairs({ 'commands', 'actions', 'status', 'health' }) do
    same(nil, package.loaded['kamerlint.' .. part], part)
  end
end)

test('drafts are known by their names', function()
  local names = {
    ['brief.antwoord.md'] = 'kamerantwoord',
    ['brief.antwoord.txt'] = 'kamerantwoord',
    ['2025Z02345.kamervraag.txt'] = 'kamerantwoord',
    ['README.md'] = 'markdown',
    ['notities.txt'] = 'text',
  }
  for name, filetype in pairs(names) do
    same(filetype, vim.filetype.match({ filename = '/map/' .. name, buf = 0 }), name)
  end
end)

test('a draft in Markdown is edited as Markdown', function()
  holds(vim.bo.commentstring, '<!--')
  same('markdown', vim.treesitter.language.get_lang('kamerantwoord'), 'language')
  t.cursor('## Vraag 2')
  local name = vim.fn.synIDattr(vim.fn.synID(vim.fn.line('.'), 1, 1), 'name')
  holds(name, 'markdown')
end)

test('findings stand right behind é and 😀', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  same('298 385', t.words(t.finding('KL301')), 'words')
end)

test('findings stand right with CRLF, and a fix keeps it', function()
  local path = t.workspace(function(text)
    return (text:gsub('\n', '\r\n'))
  end) .. '/brug.antwoord.md'
  t.open(path, FOUND)
  same('dos', vim.bo.fileformat, 'line ends')
  same('298 385', t.words(t.finding('KL301')), 'words')
  same('Vraag 4', t.words(t.finding('KL101')), 'words')
  t.cursor('298 385')
  act('29 385')
  t.findings({ 'KL108', 'KL101' })
  vim.cmd('silent write')
  holds(t.read(path), LINE .. ' Rijkswaterstaat (RWS) heeft de brug daarna geïnspecteerd.\r\n\r\n## Vraag 3\r\n')
end)

test('a quick fix, though Neovim announces no documentChanges', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  local announced = vim.lsp.protocol.make_client_capabilities().workspace.workspaceEdit
  same(nil, announced.documentChanges, 'documentChanges')
  t.cursor('298 385')
  act('29 385')
  t.findings({ 'KL108', 'KL101' })
  holds(vim.api.nvim_get_current_line(), LINE)
end)

test('all safe fixes', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  act('', 'source.fixAll.kamerlint')
  t.findings({ 'KL301', 'KL101' })
  t.cursor('Zie het antwoord op vraag 2. Uit de inspectie')
end)

test('what is typed is checked, behind 😀 too', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  t.cursor('Ja.')
  vim.api.nvim_set_current_line('Ja 😀 é, zie Kamerstuk 29 385, nr. 0.')
  local finding = wait('a finding on the line', function()
    return vim.diagnostic.get(0, { lnum = vim.fn.line('.') - 1 })[1]
  end)
  same('0', t.words(finding), 'words')
end)

test('definition: from a mark to its note', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  t.cursor('[^2]', 1, 2)
  local items = places(vim.lsp.buf.definition)
  same(1, #items, 'places')
  holds(items[1].text, '[^2]: Kamerstukken II')
end)

test('references: a note and its mark', function()
  t.cursor('[^2]:', 1, 2)
  local items = places(function(options)
    vim.lsp.buf.references(nil, options)
  end)
  same(2, #items, 'places')
  same(19, items[1].lnum, 'line')
  same('[^2]', items[1].text:sub(items[1].col, items[1].col + 3), 'words')
end)

test('rename: an abbreviation, where it is introduced and where it is used', function()
  t.cursor('(RWS)', 1, 1)
  vim.lsp.buf.rename('RijksWS')
  wait('the other name', function()
    return vim.fn.search('inspectie van RijksWS bleek', 'wn') > 0
  end)
  same(true, vim.fn.search('Rijkswaterstaat (RijksWS) heeft', 'wn') > 0, 'introduction')
end)

test('hover: a question with what was asked', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  t.cursor('Vraag 3')
  vim.lsp.buf.hover()
  holds(t.float(), 'Waarom is de brug toen niet gesloten?')
end)

--- Completes what is typed on a new line under the open question with the first offer, and returns the line.
local function complete(typed)
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  t.cursor('Wat betekent de sluiting')
  local row = vim.fn.line('.')
  vim.fn.append(row, { '', '', '' })
  vim.api.nvim_win_set_cursor(0, { row + 2, 0 })
  local looks = 0
  local timer = assert(vim.uv.new_timer())
  timer:start(20, 20, vim.schedule_wrap(function()
    looks = looks + 1
    if #vim.fn.complete_info({ 'items' }).items > 0 then
      timer:stop()
      vim.api.nvim_input('<C-y><Esc>')
    elseif looks > 250 then
      timer:stop()
      vim.api.nvim_input('<Esc>')
    end
  end))
  vim.api.nvim_feedkeys(vim.keycode('i' .. typed .. '<C-x><C-o>'), 'nx!', false)
  timer:close()
  return vim.api.nvim_get_current_line()
end

test('completion: the heading of the answer that is missing, whole', function()
  local begun = { '', '## ', '## Antw' }
  -- Neovim 0.10 drops a proposal whose text does not begin with the word that was typed, and this one brings its own marks.
  if vim.fn.has('nvim-0.11') == 1 then
    table.insert(begun, 'Antw')
  end
  for _, typed in ipairs(begun) do
    same('## Antwoord op vraag 4', complete(typed), ('line after %q'):format(typed))
  end
end)

test('statusline: open questions and errors, and it follows', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  local kamerlint = require('kamerlint')
  local function shows(text)
    wait('the statusline ' .. text, function()
      return kamerlint.statusline() == text
    end)
  end
  shows('nog 1 van 4 open · 2 fouten')
  t.cursor('298 385')
  act('29 385')
  shows('nog 1 van 4 open · 1 fout')
  vim.cmd('normal! G')
  t.cursor('Wat betekent de sluiting')
  vim.fn.append(vim.fn.line('.'), { '', '## Antwoord op vraag 4', '', 'Zij missen klanten.' })
  shows('4 van 4 beantwoord')
  vim.cmd('silent! write | enew')
  same('', kamerlint.statusline(), 'statusline of nothing')
end)

test('a sheet of questions waits for no answers', function()
  local kamerlint = require('kamerlint')
  vim.cmd('edit ' .. t.workspace() .. '/bladen/2025Z02345.txt')
  vim.bo.filetype = 'kamerantwoord'
  wait('the statusline of a sheet', function()
    return kamerlint.statusline() == '5 vragen, geen antwoorden'
  end)
  t.messages = {}
  vim.cmd('Kamerlint open')
  t.told('5 vragen, geen antwoorden')
end)

test(':Kamerlint open lists what is open', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  local items, title = t.quickfix('Kamerlint open')
  same('Open Kamervragen', title, 'title')
  same(1, #items, 'questions')
  same('vraag 4: Wat betekent de sluiting voor ondernemers in de binnenstad?', items[1].text, 'text')
  same({ vim.api.nvim_get_current_buf(), 29, 4 }, { items[1].bufnr, items[1].lnum, items[1].col }, 'place')
end)

test(':Kamerlint next goes to the open question, also around the end', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  local function at()
    return vim.api.nvim_get_current_line()
  end
  for _, command in ipairs({ 'next', 'previous' }) do
    vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), 0 })
    vim.cmd('Kamerlint ' .. command)
    wait('question 4', function()
      return at() == '## Vraag 4'
    end)
  end
end)

test('lines break between words and the column for signs stays', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  same(true, vim.wo.linebreak, 'linebreak')
  same('yes', vim.wo.signcolumn, 'signcolumn')
end)

test('the first action writes the heading of the answer, and goes there', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  t.cursor('Vraag 4')
  act("Schrijf 'Antwoord op vraag 4'")
  wait('the heading', function()
    return vim.fn.search('^## Antwoord op vraag 4$', 'nw') > 0
  end)
  wait('the cursor', function()
    return vim.api.nvim_win_get_cursor(0)[1] == vim.fn.search('^## Antwoord op vraag 4$', 'nw') + 2
  end)
end)

test(':Kamerlint commitments lists promises with their terms', function()
  local items = t.quickfix('Kamerlint commitments')
  same(1, #items, 'commitments')
  holds(items[1].text, 'Ik stuur uw Kamer voor 1 maart 2026 een brief')
  holds(items[1].text, '(uiterlijk 28 februari 2026)')
  t.cursor('Ik stuur uw Kamer')
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  same({ row, column + 1 }, { items[1].lnum, items[1].col }, 'place')
end)

test(':Kamerlint explain shows the rule behind é and 😀, and says when there is none', function()
  t.cursor('298 385')
  vim.cmd('Kamerlint explain')
  local text = t.float()
  holds(text, 'KL301')
  t.cursor('Waarom is')
  vim.cmd('Kamerlint explain')
  t.told('geen bevinding onder de cursor')
end)

test(':Kamerlint compare lists what differs from the sheet, and marks it', function()
  local folder = t.workspace()
  t.open(folder .. '/brug.antwoord.md', FOUND)
  local items, title = t.quickfix('Kamerlint compare ' .. folder .. '/bladen/2025Z02345.txt')
  same('Verschillen met 2025Z02345.txt', title, 'title')
  same(1, #items, 'differences')
  holds(items[1].text, 'KL110: ')
  t.findings({ 'KL301', 'KL108', 'KL101', 'KL110' })
end)

test(':Kamerlint compare without a sheet says so', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  vim.cmd('Kamerlint compare')
  wait('a message', function()
    return t.messages[1]
  end)
end)

test(':Kamerlint new makes a draft for a sheet, once', function()
  local folder = t.workspace()
  local path = folder .. '/bladen/2025Z02345.antwoord.md'
  vim.cmd('Kamerlint new ' .. folder .. '/bladen/2025Z02345.txt')
  t.told('2025Z02345.antwoord.md')
  wait('the draft on the screen', function()
    return vim.api.nvim_buf_get_name(0) == path
  end)
  same('kamerantwoord', vim.bo.filetype, 'file type')
  same({ true, 'yes' }, { vim.wo.linebreak, vim.wo.signcolumn }, 'how lines break')
  t.cursor('Antwoord')
  t.cursor('Wanneer gaat de brug weer open?')
  wait('its findings', function()
    return #vim.diagnostic.get(0) > 0
  end)
  vim.cmd('silent write')
  holds(t.read(path), 'Café 😀 aan de brug')
  t.messages = {}
  vim.cmd('Kamerlint new ' .. folder .. '/bladen/2025Z02345.txt')
  wait('a message', function()
    return t.messages[1]
  end)
  holds(t.read(path), 'Café 😀 aan de brug')
end)

test(':Kamerlint new for the sheet in the window', function()
  local folder = t.workspace()
  vim.cmd.edit(folder .. '/bladen/2025Z02345.txt')
  vim.cmd('Kamerlint new')
  wait('the draft on the screen', function()
    return vim.api.nvim_buf_get_name(0) == folder .. '/bladen/2025Z02345.antwoord.md'
  end)
end)

test(':Kamerlint new starts a server where none runs', function()
  local folder = t.workspace()
  vim.cmd('silent! wall')
  vim.cmd.enew()
  vim.lsp.stop_client(vim.lsp.get_clients())
  wait('the end of the server', function()
    return #vim.lsp.get_clients() == 0
  end)
  vim.cmd('Kamerlint new')
  t.told('noem het vragenblad')
  vim.cmd('Kamerlint new ' .. folder .. '/bladen/2025Z02345.txt')
  wait('the draft on the screen', function()
    return vim.api.nvim_buf_get_name(0) == folder .. '/bladen/2025Z02345.antwoord.md'
  end)
  wait('its findings', function()
    return #vim.diagnostic.get(0) > 0
  end)
  same(1, #vim.lsp.get_clients(), 'servers')
end)

test('an exception is written with the reason that was asked for, and not without', function()
  local folder = t.workspace()
  local path = folder .. '/brug.antwoord.md'
  t.open(path, FOUND)
  local asked, reason
  vim.ui.input = function(options, done)
    asked = options.prompt
    done(reason)
  end
  t.cursor('298 385')
  act('Accepteer KL301: schrijf een uitzondering')
  wait('the question', function()
    return asked
  end)
  vim.wait(200)
  t.findings(FOUND)
  asked, reason = nil, '  '
  act('Accepteer KL301: schrijf een uitzondering')
  t.told('zonder reden')
  t.findings(FOUND)
  reason = 'zo staat het é😀 in het bronstuk'
  act('Accepteer KL301: schrijf een uitzondering')
  t.findings({ 'KL108', 'KL101' })
  same(path, vim.api.nvim_buf_get_name(0), 'the draft stays on the screen')
  holds(t.read(folder .. '/kamerlint-exceptions.toml'), reason)
end)

test('explaining from the list of actions shows a window', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  t.cursor('298 385')
  act('Leg uit: KL301')
  holds(t.float(), 'KL301')
end)

test(':Kamerlint restart serves the same buffers', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  local before = client().id
  vim.cmd('Kamerlint restart')
  wait('another server', function()
    return client() and client().id ~= before
  end)
  t.findings(FOUND)
end)

test(':Kamerlint restart helps when the server is held up', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  local before = client().id
  for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    vim.uv.kill(pid, 'sigstop')
  end
  vim.cmd('Kamerlint restart')
  wait('another server', function()
    return client() and client().id ~= before
  end)
  t.findings(FOUND)
end)

test(':Kamerlint log opens the log', function()
  vim.cmd('Kamerlint log')
  holds(vim.api.nvim_buf_get_name(0), 'lsp.log')
  vim.cmd('bwipeout')
end)

test(':Kamerlint completes its subcommands and the path of a sheet', function()
  local function complete(line)
    return vim.fn.getcompletion(line, 'cmdline')
  end
  same({ 'open', 'next', 'previous', 'new', 'compare', 'commitments', 'explain', 'restart', 'log' }, complete('Kamerlint '), 'all')
  same({ 'compare', 'commitments' }, complete('Kamerlint com'), 'some')
  local sheet = t.workspace() .. '/bladen/2025Z02345.txt'
  same({ sheet }, complete('Kamerlint new ' .. sheet:sub(1, -5)), 'paths')
  same({}, complete('Kamerlint open '), 'nothing')
end)

test('an unknown subcommand is named with those there are', function()
  vim.cmd('Kamerlint opne')
  holds(t.told('opne'), 'commitments')
end)

test('other texts are not judged as drafts', function()
  local folder = t.workspace()
  local path = folder .. '/README.md'
  vim.fn.writefile({ '# Lees mij', '', 'Zie vraag 2, Kamerstuk 298 385, nr. 1.' }, path)
  vim.cmd.edit(path)
  wait('the server', client)
  local function codes()
    local found = vim.tbl_map(function(one)
      return one.code
    end, vim.diagnostic.get(0))
    table.sort(found)
    return found
  end
  wait('what is said of it', function()
    return #codes() > 0
  end)
  -- A reference that cannot exist is one in any text; that a README holds no questions goes without saying.
  same({ 'KL301' }, codes(), 'findings')
  vim.cmd('Kamerlint open')
  t.told('geen concept')
end)

test(':checkhealth kamerlint finds nothing wrong', function()
  t.open(t.workspace() .. '/brug.antwoord.md', FOUND)
  vim.cmd('silent checkhealth kamerlint')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  vim.cmd('silent! bwipeout!')
  same(nil, text:match('ERROR[^\n]*'), 'health')
  for _, part in ipairs({ 'OK Neovim 0.1', 'OK kamerlint 0.', 'OK server ', 'geen kamerlint.toml boven' }) do
    holds(text, part)
  end
end)

test(':checkhealth kamerlint names a missing program', function()
  require('kamerlint').setup({ cmd = { 'geen-kamerlint', 'server' } })
  vim.cmd('silent checkhealth kamerlint')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  vim.cmd('silent! bwipeout!')
  holds(text, 'geen-kamerlint is niet gevonden')
  require('kamerlint').setup()
end)

test('the help has tags for all there is', function()
  local help = vim.api.nvim_get_runtime_file('doc/kamerlint.txt', false)[1]
  vim.cmd.helptags(vim.fn.fnameescape(vim.fs.dirname(help)))
  for _, tag in ipairs({
    'kamerlint',
    'kamerlint-en',
    ':Kamerlint',
    ':Kamerlint-open',
    ':Kamerlint-new',
    ':Kamerlint-compare',
    ':Kamerlint-commitments',
    ':Kamerlint-explain',
    ':Kamerlint-restart',
    ':Kamerlint-log',
    'kamerlint.setup()',
    'kamerlint.statusline()',
  }) do
    vim.cmd.help(tag)
    holds(vim.api.nvim_get_current_line(), '*' .. tag .. '*')
  end
  vim.cmd.helpclose()
end)

t.finish()
