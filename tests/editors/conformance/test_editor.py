"""The server with the client of pytest-lsp, which holds every message against the protocol and the capabilities it announced."""

import asyncio
import shutil

import pytest
import pytest_asyncio
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pytest_lsp import LspSpecificationWarning

from editor import ASKING, DRAFTS, Editor, archive, bounded

# Clients whose capabilities were recorded: utf-16 and sent findings; utf-8 and sent findings, twice; utf-8 and asked findings.
CLIENTS = ["visual_studio_code@1.65", "neovim@0.11", "emacs@29", ASKING]
FOUND = ["KL301", "KL108", "KL101"]
FIXED = "café 😀 Kamerstuk 29 385, nr. 119 en Kamerstuk 29 385, nr. 120."


@pytest_asyncio.fixture
async def start(tmp_path, recwarn):
    """Starts editors over a copy of the drafts; each must have ended well, without a word against the protocol."""
    shutil.copytree(DRAFTS, tmp_path / "work")
    editors = []

    async def start(client="visual_studio_code@1.65", **options) -> Editor:
        editors.append(Editor(tmp_path / "work"))
        return await editors[-1].start(client, **options)

    yield start
    for editor in editors:
        assert await asyncio.wait_for(editor.stop(), 5) == 0
    against = [str(one.message) for one in recwarn if issubclass(one.category, LspSpecificationWarning)]
    assert not against, against


@pytest.mark.parametrize("client", CLIENTS)
@bounded
async def test_what_is_agreed(start, client):
    editor = await start(client)
    encoding = {"visual_studio_code@1.65": "utf-16"}.get(client, "utf-8")
    assert editor.server.position_encoding == encoding
    assert editor.pulls == (client == ASKING)
    assert editor.result.server_info.name == "kamerlint"
    commands = {"questions", "commitments", "newDraft", "compare", "explain", "addException", "addTerm"}
    commands |= {"preview", "show", "writeAnswer"}
    assert commands == {one.removeprefix("kamerlint.") for one in editor.server.execute_command_provider.commands}
    assert "source.fixAll.kamerlint" in editor.server.code_action_provider.code_action_kinds


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@bounded
async def test_open_edit_diagnose_fix(start, client, ends):
    editor = await start(client)
    text = (DRAFTS / "brug.antwoord.md").read_text().replace("\n", ends)
    uri = editor.open("brug.antwoord.md", text=text)
    found = await editor.rules(uri, FOUND)
    assert [editor.words(uri, one.range) for one in found] == ["298 385", "Zie vraag 2", "Vraag 4"]
    assert all(one.source == "kamerlint" and set(one.data) == {"rule", "fingerprint"} for one in found)
    editor.type(uri, "Ja.", "Ja 😀 é, zie Kamerstuk 29 385, nr. 0.")
    typed = (await editor.rules(uri, ["KL310", *FOUND]))[0]
    assert editor.words(uri, typed.range) == "0"
    editor.type(uri, ", zie Kamerstuk 29 385, nr. 0.", ".")
    found = await editor.rules(uri, FOUND)
    [fix] = [one for one in await editor.actions(uri, found[0].range, found=found[:1]) if one.edit]
    # Edits are of a version, where the client knows versions.
    announced = editor.client.capabilities.workspace.workspace_edit.document_changes
    assert bool(fix.edit.document_changes) == bool(announced) != bool(fix.edit.changes)
    editor.apply(fix.edit)
    assert FIXED in editor.text(uri)
    await editor.rules(uri, FOUND[1:])
    [all_safe] = await editor.actions(uri, found[0].range, only=["source.fixAll"])
    editor.apply(all_safe.edit)
    await editor.rules(uri, ["KL101"])
    assert f"{ends}Zie het antwoord op vraag 2. Uit" in editor.text(uri)
    assert editor.text(uri).count("\n") == editor.text(uri).count(ends)


@bounded
async def test_sent_findings_are_of_a_version_and_go_when_the_draft_is_closed(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    await editor.rules(uri, FOUND)
    assert editor.published[uri].version == 1
    name = lsp.TextDocumentIdentifier(uri=uri)
    editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(text_document=name))
    await editor.until(lambda: not editor.published[uri].diagnostics)


@bounded
async def test_asked_findings_have_a_name_that_stays_while_they_do(start):
    editor = await start(ASKING)
    uri = editor.open("brug.antwoord.md")
    first = await editor.pull(uri)
    assert first.kind == "full" and len(first.items) == 3
    second = await editor.pull(uri, first.result_id)
    assert second.kind == "unchanged" and second.result_id == first.result_id
    editor.type(uri, "298 385", "29 385")
    third = await editor.pull(uri, first.result_id)
    assert third.kind == "full" and third.result_id != first.result_id
    assert sorted(one.code for one in third.items) == ["KL101", "KL108"]
    assert not editor.published


@bounded
async def test_findings_of_the_workspace(start):
    editor = await start(ASKING)
    report = await editor.client.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams(previous_result_ids=[]))
    found = {one.uri.rsplit("/", 1)[-1]: one for one in report.items}
    assert [one.code for one in found["brug.antwoord.md"].items] == FOUND
    known = [lsp.PreviousResultId(uri=one.uri, value=one.result_id) for one in report.items]
    again = await editor.client.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams(previous_result_ids=known))
    assert {one.kind for one in again.items} == {"unchanged"}


@bounded
async def test_progress_of_long_work(start):
    editor = await start(ASKING)
    archive(editor.root)
    said = editor.client.progress_reports["work"] = []
    params = lsp.WorkspaceDiagnosticParams(previous_result_ids=[], work_done_token="work")
    report = await editor.client.workspace_diagnostic_async(params)
    assert len(report.items) > 200
    await editor.until(lambda: said and said[-1].kind == "end")
    kinds = [one.kind for one in said]
    assert kinds == ["begin", *["report"] * (len(kinds) - 2), "end"]
    percents = [one.percentage for one in said[:-1]]
    assert percents == sorted(percents)


@bounded
async def test_other_texts_are_not_judged_as_drafts(start):
    editor = await start(ASKING)
    uri = editor.open("README.md", "markdown", "# Lees mij\n\nZie vraag 2, Kamerstuk 298 385, nr. 1.\n")
    assert [one.code for one in (await editor.pull(uri)).items] == ["KL301"]
    # A reference is a reference in any text; a question is none.
    hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at(uri, "298")))
    assert "Kamerstuk 298 385" in hover.contents.value
    assert await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at(uri, "vraag 2"))) is None
    assert await editor.execute("questions", uri=uri) is None


@pytest.mark.parametrize("client", CLIENTS)
@bounded
async def test_every_request_is_answered_as_the_protocol_says(start, client):
    editor = await start(client)
    uri = editor.open("brug.antwoord.md")
    ask, name = editor.client, lsp.TextDocumentIdentifier(uri=uri)
    await editor.rules(uri, FOUND)
    note = editor.at(uri, "[^2]")
    note["position"].character += 2

    hover = await ask.text_document_hover_async(lsp.HoverParams(**editor.at(uri, "Vraag 3")))
    assert "Waarom is de brug toen niet gesloten?" in hover.contents.value

    definition = await ask.text_document_definition_async(lsp.DefinitionParams(**note))
    definition = definition[0] if isinstance(definition, list) else definition
    place = getattr(definition, "range", None) or definition.target_range
    assert place.start.line == editor.range(uri, "[^2]:").start.line

    context = lsp.ReferenceContext(include_declaration=True)
    places = await ask.text_document_references_async(lsp.ReferenceParams(**note, context=context))
    assert [one.range.start.line for one in places] == [18, 34]
    assert "2" in editor.words(uri, places[0].range) and "2" in editor.words(uri, places[1].range)

    marks = await ask.text_document_document_highlight_async(lsp.DocumentHighlightParams(**note))
    assert len(marks) == 2

    prepared = await ask.text_document_prepare_rename_async(lsp.PrepareRenameParams(**editor.at(uri, "RWS")))
    assert editor.words(uri, getattr(prepared, "range", prepared)) == "RWS"
    renamed = await ask.text_document_rename_async(lsp.RenameParams(**editor.at(uri, "RWS"), new_name="RijksWS"))
    editor.apply(renamed)
    assert editor.text(uri).count("RijksWS") == 2 and "RWS" not in editor.text(uri)

    symbols = await ask.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=name))
    assert any("Vraag 4" in one.name or "vraag 4" in one.name for one in symbols)
    for query, there in (("brug", True), ("zeppelin", False)):
        symbols = await ask.workspace_symbol_async(lsp.WorkspaceSymbolParams(query=query))
        assert bool(symbols) == there, query

    folds = await ask.text_document_folding_range_async(lsp.FoldingRangeParams(text_document=name))
    assert folds
    position = editor.range(uri, "geen direct gevaar").start
    params = lsp.SelectionRangeParams(text_document=name, positions=[position])
    [selection] = await ask.text_document_selection_range_async(params)
    assert editor.words(uri, selection.range).strip() == "Uit de inspectie van RijksWS bleek geen direct gevaar voor café 😀."
    assert selection.parent

    links = await ask.text_document_document_link_async(lsp.DocumentLinkParams(text_document=name))
    assert "Kamerstuk 29 385, nr. 120" in [editor.words(uri, one.range) for one in links]
    lenses = await ask.text_document_code_lens_async(lsp.CodeLensParams(text_document=name))
    titles = [one.command.title for one in lenses]
    assert len(titles) == 4 and titles[-1] == "open · schrijf antwoord", titles
    assert all(title.startswith("beantwoord · ") for title in titles[:-1]), titles
    tokens = await ask.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(text_document=name))
    assert tokens.data and len(tokens.data) % 5 == 0
    whole = lsp.Range(start=lsp.Position(line=0, character=0), end=lsp.Position(line=99, character=0))
    await ask.text_document_inlay_hint_async(lsp.InlayHintParams(text_document=name, range=whole))
    options = lsp.FormattingOptions(tab_size=4, insert_spaces=True)
    params = lsp.DocumentFormattingParams(text_document=name, options=options)
    await ask.text_document_formatting_async(params)
    params = lsp.DocumentRangeFormattingParams(text_document=name, options=options, range=whole)
    await ask.text_document_range_formatting_async(params)


@pytest.mark.parametrize("client", CLIENTS)
@bounded
async def test_completion_fits_the_client(start, client):
    editor = await start(client)
    uri = editor.open("brug.antwoord.md")
    editor.type(uri, "binnenstad?\n", "binnenstad?\n\nAntw\n")
    at = editor.at(uri, "Antw\n")
    at["position"].character += 4
    offered = await editor.client.text_document_completion_async(lsp.CompletionParams(**at))
    items = offered if isinstance(offered, list) else offered.items
    [heading] = [one for one in items if one.label.endswith("op vraag 4")]
    if editor.server.completion_provider.resolve_provider:
        resolved = await editor.client.completion_item_resolve_async(heading)
        documentation = getattr(resolved.documentation, "value", resolved.documentation)
        assert "ondernemers in de binnenstad" in f"{documentation} {resolved.detail}"
    editor._change(uri, [heading.text_edit])
    assert "\n\n## Antwoord op vraag 4\n" in editor.text(uri)


@bounded
async def test_questions_and_commitments(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    told = await editor.execute("questions", uri=uri)
    assert (told["open"], told["total"]) == (1, 4)
    assert told["findings"]["error"] == 2
    assert [one["state"] for one in told["questions"]] == ["answered", "answered", "answered", "open"]
    assert [one["number"] for one in told["questions"]] == [1, 2, 3, 4]
    assert told["questions"][1]["findings"]["error"] == 1 and told["questions"][3]["answer"] is None
    [commitment] = await editor.execute("commitments", uri=uri)
    assert commitment["due"] == "2026-02-28" and "veerverbinding" in commitment["text"]
    assert commitment["range"]["start"] == editor.place(uri, "Ik stuur uw Kamer")


@pytest.mark.parametrize("client", ["visual_studio_code@1.65", "neovim@0.11"])
@bounded
async def test_a_draft_for_a_sheet(start, client):
    editor = await start(client)
    sheet = editor.root / "bladen" / "2025Z02345.txt"
    draft = sheet.with_name("2025Z02345.antwoord.md")
    made = await editor.execute("newDraft", sheet=sheet.as_uri(), quiet=True)
    assert made["uri"] == draft.as_uri()
    await editor.until(lambda: draft.exists() and "Wanneer gaat de brug weer open?" in draft.read_text())
    [shown] = await editor.until(lambda: editor.client.shown_documents)
    assert shown.uri == draft.as_uri()
    before = draft.read_text()
    with pytest.raises(JsonRpcException) as refused:
        await editor.execute("newDraft", sheet=sheet.as_uri(), quiet=True)
    assert refused.value.code == -32602 and "bestaat" in refused.value.message
    assert draft.read_text() == before
    (editor.root / "leeg.txt").write_text("Dit is geen vragenblad.\n")
    with pytest.raises(JsonRpcException) as refused:
        await editor.execute("newDraft", sheet=(editor.root / "leeg.txt").as_uri(), quiet=True)
    assert refused.value.code == -32602
    assert not editor.client.messages


@bounded
async def test_comparing_with_a_sheet_lasts_also_when_the_draft_is_closed_and_opened(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    await editor.rules(uri, FOUND)
    with pytest.raises(JsonRpcException) as refused:
        await editor.execute("compare", uri=uri, quiet=True)
    assert refused.value.code == -32602
    sheet = (editor.root / "bladen" / "2025Z02345.txt").as_uri()
    told = await editor.execute("compare", uri=uri, sheet=sheet, quiet=True)
    assert told["sheet"] == sheet and [one["code"] for one in told["differences"]] == ["KL110"]
    assert not editor.client.messages
    await editor.execute("compare", uri=uri, sheet=sheet)
    await editor.until(lambda: editor.client.messages)
    with_sheet = sorted([*FOUND, "KL110"])
    await editor.until(lambda: sorted(one.code for one in editor.published[uri].diagnostics) == with_sheet)
    editor.client.text_document_did_close(
        lsp.DidCloseTextDocumentParams(text_document=lsp.TextDocumentIdentifier(uri=uri))
    )
    editor.published.clear()
    editor.open("brug.antwoord.md")
    assert sorted(one.code for one in await editor.findings(uri)) == with_sheet


@bounded
async def test_explaining(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    by_place = await editor.execute("explain", uri=uri, position=editor.place(uri, "298 385"), quiet=True)
    by_rule = await editor.execute("explain", uri=uri, rule="KL301", quiet=True)
    assert "KL301" in by_place and "KL301" in by_rule
    nothing = await editor.execute("explain", uri=uri, position={"line": 0, "character": 0}, quiet=True)
    assert not nothing
    assert not editor.client.messages
    await editor.execute("explain", uri=uri, rule="KL301")
    [message] = await editor.until(lambda: editor.client.messages)
    assert "KL301" in message.message


@pytest.mark.parametrize("client", CLIENTS)
@bounded
async def test_an_exception_with_a_reason(start, client):
    editor = await start(client)
    uri = editor.open("brug.antwoord.md")
    found = await editor.rules(uri, FOUND)
    # In Markdown a comment in the draft may accept as well; the file is what all editors have.
    arguments = [
        one.command.arguments[0]
        for one in await editor.actions(uri, found[0].range, found=found[:1])
        if one.command and one.command.command == "kamerlint.addException"
    ]
    [argument] = [one for one in arguments if not one.get("comment")]
    assert len(arguments) == 2
    assert argument == {"uri": uri, "fingerprint": found[0].data["fingerprint"]}
    await editor.execute("addException", **argument, reason="zo staat het é😀 in het bronstuk")
    exceptions = editor.root / "kamerlint-exceptions.toml"
    await editor.until(lambda: exceptions.exists() and "zo staat het é😀 in het bronstuk" in exceptions.read_text())
    editor.client.workspace_did_change_watched_files(
        lsp.DidChangeWatchedFilesParams(
            changes=[lsp.FileEvent(uri=exceptions.as_uri(), type=lsp.FileChangeType.Created)]
        )
    )
    if editor.pulls:
        await editor.rules(uri, FOUND[1:])
    else:
        await editor.until(lambda: len(editor.published[uri].diagnostics) == 2)


@bounded
async def test_a_term_of_the_house(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    await editor.rules(uri, FOUND)
    await editor.execute("addTerm", uri=uri, term="veerverbinding")
    await editor.until(lambda: editor.edits)
    written = [path for path in editor.root.rglob("*.toml") if "veerverbinding" in path.read_text()]
    assert written


@bounded
async def test_wrong_arguments_are_refused(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    for command, argument in (
        ("bestaatNiet", {"uri": uri}),
        ("questions", {}),
        ("questions", {"uri": 7}),
        ("addException", {"uri": uri, "fingerprint": "0"}),
    ):
        with pytest.raises(JsonRpcException):
            await editor.execute(command, **argument)
    await editor.rules(uri, FOUND)


@bounded
async def test_the_language_of_messages_is_the_editors(start):
    editor = await start(options={"language": "en"})
    uri = editor.open("brug.antwoord.md")
    assert (await editor.rules(uri, FOUND))[2].message.startswith("question 4")
    # Both ways to say it.
    for settings, word in (({"kamerlint": {"language": "nl"}}, "vraag 4"), ({"language": "en"}, "question 4")):
        editor.client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(settings=settings))
        await editor.until(
            lambda: [one for one in editor.published[uri].diagnostics if one.message.startswith(word)]
        )
        assert sorted(one.code for one in editor.published[uri].diagnostics) == sorted(FOUND)


@bounded
async def test_settings_that_change_on_disk_count_at_once(start):
    editor = await start()
    uri = editor.open("brug.antwoord.md")
    await editor.rules(uri, FOUND)
    watched = await editor.until(lambda: editor.registrations)
    assert [one.method for one in watched] == ["workspace/didChangeWatchedFiles"]
    settings = editor.root / "kamerlint.toml"
    settings.write_text('ignore = ["KL108"]\n')
    editor.client.workspace_did_change_watched_files(
        lsp.DidChangeWatchedFilesParams(
            changes=[lsp.FileEvent(uri=settings.as_uri(), type=lsp.FileChangeType.Created)]
        )
    )
    await editor.until(lambda: [one.code for one in editor.published[uri].diagnostics] == ["KL301", "KL101"])


@bounded
async def test_a_client_that_asks_is_told_to_ask_again(start):
    editor = await start(ASKING)
    uri = editor.open("brug.antwoord.md")
    await editor.rules(uri, FOUND)
    asked = editor.client.diagnostic_refresh_count
    sheet = (editor.root / "bladen" / "2025Z02345.txt").as_uri()
    await editor.execute("compare", uri=uri, sheet=sheet, quiet=True)
    await editor.until(lambda: editor.client.diagnostic_refresh_count > asked)
    assert sorted(one.code for one in await editor.findings(uri)) == sorted([*FOUND, "KL110"])


@bounded
async def test_the_log_follows_the_trace(start):
    quiet = await start(trace=lsp.TraceValue.Off)
    wordy = await start(trace=lsp.TraceValue.Verbose)
    for editor in (quiet, wordy):
        uri = editor.open("brug.antwoord.md")
        await editor.rules(uri, FOUND)
    await wordy.until(lambda: wordy.client.log_messages)
    assert all(one.type.value <= lsp.MessageType.Warning.value for one in quiet.client.log_messages)
