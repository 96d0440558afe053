"""An editor without a screen: the client of pytest-lsp with texts, which it edits as the server asks."""

import asyncio
import functools
import os
import pathlib
import time

from lsprotocol import types as lsp
from lsprotocol.converters import get_converter
from pygls.workspace import PositionCodec, TextDocument
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

# A client that asks for findings, and can be told to ask again: of those that were recorded none does both.
ASKING = "neovim@0.11, asking"
BINARY = os.environ["KAMERLINT"]
DRAFTS = pathlib.Path(__file__).parent.parent / "drafts"
# Seconds that a test may take.
PATIENCE = 60


def archive(folder: pathlib.Path):
    """So many long drafts that it takes a while to check them all."""
    heads = "# Antwoorden op Kamervragen\n"
    parts = [f"\n## Vraag {n}\n\nWaarom?\n\n## Antwoord op vraag {n}\n\nZie Kamerstuk 29 385, nr. {n}.\n" for n in range(1, 301)]
    text = heads + "".join(parts)
    for number in range(200):
        (folder / f"archief-{number}.antwoord.md").write_text(text)


def capabilities_of(client: str) -> lsp.ClientCapabilities:
    """What a client was recorded to say of itself."""
    capabilities = client_capabilities(client.split(",")[0])
    if client == ASKING:
        capabilities.workspace.diagnostics = lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return capabilities


def bounded(test):
    """A test with an end."""

    @functools.wraps(test)
    async def run(*args, **kwargs):
        return await asyncio.wait_for(test(*args, **kwargs), PATIENCE)

    return run


def converter():
    """The converter of lsprotocol, which takes a code action with a command for a command."""
    converter = get_converter()

    def action(data, _):
        return converter.structure(data, lsp.Command if isinstance(data.get("command"), str) else lsp.CodeAction)

    converter.register_structure_hook(lsp.Command | lsp.CodeAction, action)
    return converter


class Editor:
    """A running server and the texts that are open in it."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.texts: dict[str, TextDocument] = {}
        self.published: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.edits: list[lsp.WorkspaceEdit] = []
        self.registrations: list[lsp.Registration] = []
        self.heard = asyncio.Event()
        self.client = LanguageClient(converter_factory=converter)
        register_lsp_features(
            self.client,
            {
                **DEFAULT_CLIENT_FEATURES,
                # Functions, for pygls writes on what it is given.
                lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: lambda params: self._publish(params),
                lsp.WORKSPACE_APPLY_EDIT: lambda params: self._apply_edit(params),
                lsp.CLIENT_REGISTER_CAPABILITY: lambda params: self._register(params),
            },
        )

    async def start(self, client: str, options=None, trace=None):
        """Starts the server as this client would."""
        await self.client.start_io(BINARY, "server")
        folder = lsp.WorkspaceFolder(uri=self.root.as_uri(), name="work")
        self.result = await self.client.initialize_session(
            lsp.InitializeParams(
                capabilities=capabilities_of(client),
                workspace_folders=[folder],
                root_uri=self.root.as_uri(),
                initialization_options=options,
                trace=trace,
            )
        )
        self.server = self.result.capabilities
        self.codec = PositionCodec(self.server.position_encoding)
        return self

    async def stop(self):
        """Stops the server; gives its exit status."""
        await self.client.shutdown_session()
        status = self.client._server.returncode
        await self.client.stop()
        return status

    # What the server asks for.

    def _publish(self, params: lsp.PublishDiagnosticsParams):
        self.published[params.uri] = params
        self.heard.set()

    def _register(self, params: lsp.RegistrationParams):
        self.registrations += params.registrations

    def _apply_edit(self, params: lsp.ApplyWorkspaceEditParams):
        self.apply(params.edit)
        return lsp.ApplyWorkspaceEditResult(applied=True)

    # What a user does.

    def open(self, name: str, language="kamerantwoord", text: str | None = None) -> str:
        """Opens a file of the workspace; its text may differ from that on disk."""
        path = self.root / name
        text = path.read_bytes().decode() if text is None else text
        uri = path.as_uri()
        document = TextDocument(uri, text, version=1, language_id=language, position_codec=self.codec)
        self.texts[uri] = document
        item = lsp.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        return uri

    def text(self, uri: str) -> str:
        return self.texts[uri].source

    def type(self, uri: str, old: str, new: str):
        """Types over the first occurrence of a text."""
        self._change(uri, [lsp.TextEdit(range=self.range(uri, old), new_text=new)])

    def _change(self, uri: str, edits: list[lsp.TextEdit]):
        document = self.texts[uri]
        # From the end, so that the places before stay what they are.
        edits = sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True)
        changes = [lsp.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text) for edit in edits]
        for change in changes:
            document.apply_change(change)
        document.version += 1
        name = lsp.VersionedTextDocumentIdentifier(uri=uri, version=document.version)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(text_document=name, content_changes=changes))

    def apply(self, edit: lsp.WorkspaceEdit):
        """Does what an edit says, in open texts and on disk."""
        self.edits.append(edit)
        for uri, edits in (edit.changes or {}).items():
            self._edit(uri, list(edits))
        for change in edit.document_changes or []:
            if isinstance(change, lsp.CreateFile):
                path = pathlib.Path(change.uri.removeprefix("file://"))
                assert not path.exists(), f"{path} is there already"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("")
            else:
                version, uri = change.text_document.version, change.text_document.uri
                open_version = self.texts[uri].version if uri in self.texts else None
                assert version in (None, open_version), f"an edit of version {version}, not {open_version}"
                self._edit(uri, list(change.edits))

    def _edit(self, uri: str, edits: list[lsp.TextEdit]):
        if uri in self.texts:
            return self._change(uri, edits)
        path = pathlib.Path(uri.removeprefix("file://"))
        text = path.read_bytes().decode() if path.exists() else ""
        document = TextDocument(uri, text, position_codec=self.codec)
        for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
            document.apply_change(lsp.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.source.encode())

    # Places.

    def range(self, uri: str, words: str, nth=0) -> lsp.Range:
        """Where words stand, in the encoding of the server."""
        found = -1
        for _ in range(nth + 1):
            found = self.text(uri).index(words, found + 1)
        lines = self.texts[uri].lines
        start = self._position(uri, found)
        end = self._position(uri, found + len(words))
        return self.codec.range_to_client_units(lines, lsp.Range(start=start, end=end))

    def _position(self, uri: str, offset: int) -> lsp.Position:
        before = self.text(uri)[:offset]
        line = before.count("\n")
        return lsp.Position(line=line, character=offset - (before.rfind("\n") + 1))

    def words(self, uri: str, place: lsp.Range) -> str:
        """The words at a range of one line that the server gave."""
        lines = self.texts[uri].lines
        inside = self.codec.range_from_client_units(lines, place)
        assert inside.start.line == inside.end.line, place
        return lines[inside.start.line][inside.start.character : inside.end.character]

    def place(self, uri: str, words: str) -> dict:
        """Where words begin, as plain data: what commands are given and give."""
        start = self.range(uri, words).start
        return {"line": start.line, "character": start.character}

    def at(self, uri: str, words: str, nth=0) -> dict:
        """The arguments of a request about the place of words."""
        position = self.range(uri, words, nth).start
        return {"text_document": lsp.TextDocumentIdentifier(uri=uri), "position": position}

    # What the server finds.

    @property
    def pulls(self) -> bool:
        return self.server.diagnostic_provider is not None

    async def pull(self, uri: str, previous: str | None = None):
        params = lsp.DocumentDiagnosticParams(
            text_document=lsp.TextDocumentIdentifier(uri=uri), previous_result_id=previous
        )
        return await self.client.text_document_diagnostic_async(params)

    async def findings(self, uri: str) -> list[lsp.Diagnostic]:
        """The findings in a text as it is now, in its order; asked for or sent, as was agreed."""
        if self.pulls:
            found = (await self.pull(uri)).items
        else:
            version = self.texts[uri].version
            while (last := self.published.get(uri)) is None or last.version != version:
                self.heard.clear()
                await self.heard.wait()
            found = last.diagnostics
        return sorted(found, key=lambda one: (one.range.start.line, one.range.start.character))

    async def rules(self, uri: str, expected: list[str]) -> list[lsp.Diagnostic]:
        """Waits until these rules find something, in this order; what is typed may be held back for a moment."""
        end = time.monotonic() + PATIENCE / 2
        while True:
            found = await self.findings(uri)
            codes = [one.code for one in found]
            if codes == expected:
                return found
            assert time.monotonic() < end, f"{codes}, not {expected}"
            await asyncio.sleep(0.02)

    async def actions(self, uri: str, place: lsp.Range, only: list[str] | None = None, found=()) -> list[lsp.CodeAction]:
        params = lsp.CodeActionParams(
            text_document=lsp.TextDocumentIdentifier(uri=uri),
            range=place,
            context=lsp.CodeActionContext(diagnostics=list(found), only=only),
        )
        return await self.client.text_document_code_action_async(params) or []

    async def execute(self, command: str, **argument):
        params = lsp.ExecuteCommandParams(command=f"kamerlint.{command}", arguments=[argument])
        return await self.client.workspace_execute_command_async(params)

    async def until(self, ready):
        """Waits until something holds."""
        while not (result := ready()):
            await asyncio.sleep(0.02)
        return result
