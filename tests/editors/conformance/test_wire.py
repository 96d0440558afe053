"""The server on the wire, with frames written by hand: what no well-mannered client sends, and how a server ends."""

import json
import os
import signal
import subprocess
import threading
import time

import pytest

from editor import BINARY, DRAFTS, archive

PATIENCE = 60
NOT_INITIALIZED, INVALID_REQUEST, NOT_FOUND, INVALID_PARAMS = -32002, -32600, -32601, -32602
PARSE_ERROR, CANCELLED = -32700, -32800


class Wire:
    """A server; what it says is read by a thread, so that no wait is without end."""

    def __init__(self):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([BINARY, "server"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self.said = []
        self.more = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        out = self.process.stdout
        while header := out.readline():
            length = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            with self.more:
                self.said.append(json.loads(out.read(length)))
                self.more.notify_all()

    def send(self, *messages, raw: bytes | None = None):
        frames = [json.dumps({"jsonrpc": "2.0", **one}).encode() for one in messages]
        frames += [raw] if raw is not None else []
        data = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(frame), frame) for frame in frames)
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def wait(self, ready):
        end = time.monotonic() + PATIENCE
        with self.more:
            while not (found := [one for one in self.said if ready(one)]):
                assert self.more.wait(end - time.monotonic()), f"waited in vain; {self.said}"
        return found[0]

    def reply(self, number):
        return self.wait(lambda one: one.get("id") == number and "method" not in one)

    def ask(self, number, method, params=None):
        message = {"id": number, "method": method}
        self.send(message if params is None else {**message, "params": params})
        return self.reply(number)

    def initialize(self, **params):
        result = self.ask(0, "initialize", {"processId": None, "rootUri": None, "capabilities": {}, **params})
        self.send({"method": "initialized", "params": {}})
        return result["result"]

    def end(self):
        return self.process.wait(PATIENCE)


@pytest.fixture
def wire():
    wire = Wire()
    yield wire
    wire.process.kill()
    wire.process.wait()


def test_requests_before_initialize_are_refused_and_it_starts_all_the_same(wire):
    refused = wire.ask(1, "textDocument/hover", {"textDocument": {"uri": "file:///x"}, "position": {"line": 0, "character": 0}})
    assert refused["error"]["code"] == NOT_INITIALIZED
    wire.send({"method": "textDocument/didSave", "params": {"textDocument": {"uri": "file:///x"}}})
    assert wire.initialize()["capabilities"]["positionEncoding"] == "utf-16"


def test_initialize_twice_is_refused(wire):
    wire.initialize()
    refused = wire.ask(2, "initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert refused["error"]["code"] == INVALID_REQUEST


def test_unknown_methods(wire):
    wire.initialize()
    wire.send({"method": "kamerlint/onbekend", "params": {}}, {"method": "$/onbekend"})
    assert wire.ask(3, "kamerlint/onbekend", {})["error"]["code"] == NOT_FOUND
    assert "result" in wire.ask(5, "workspace/symbol", {"query": ""})


def test_wrong_parameters_and_places_past_the_end(wire):
    wire.initialize()
    name = {"uri": "file:///map/brug.antwoord.md"}
    text = (DRAFTS / "brug.antwoord.md").read_text()
    item = {**name, "languageId": "kamerantwoord", "version": 1, "text": text}
    # Neither was opened: nothing happens.
    wire.send({"method": "textDocument/didChange", "params": {"textDocument": {**name, "version": 2}, "contentChanges": [{"text": "x"}]}})
    wire.send({"method": "textDocument/didClose", "params": {"textDocument": name}})
    wire.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
    assert wire.ask(20, "textDocument/hover", {"textDocument": name})["error"]["code"] == INVALID_PARAMS
    assert wire.ask(21, "textDocument/hover", {"textDocument": name, "position": {"line": -1, "character": 0}})["error"]["code"] == INVALID_PARAMS
    far = {"line": 9999, "character": 9999}
    assert wire.ask("een naam", "textDocument/hover", {"textDocument": name, "position": far})["result"] is None
    # A range that runs backwards, and one behind the text.
    changes = [{"range": {"start": far, "end": far}, "text": "\nslot"}, {"range": {"start": {"line": 5, "character": 3}, "end": {"line": 4, "character": 0}}, "text": ""}]
    wire.send({"method": "textDocument/didChange", "params": {"textDocument": {**name, "version": 2}, "contentChanges": changes}})
    assert wire.ask(22, "textDocument/documentSymbol", {"textDocument": name})["result"]


def test_unknown_requests_that_may_be_ignored_are_answered(wire):
    wire.initialize()
    assert wire.ask(4, "$/onbekend")["error"]["code"] == NOT_FOUND


def test_what_is_no_json_gets_a_parse_error_and_no_end(wire):
    wire.initialize()
    wire.send(raw=b'{"jsonrpc": "2.0", ')
    assert wire.wait(lambda one: "error" in one)["error"]["code"] == PARSE_ERROR
    assert "result" in wire.ask(6, "workspace/symbol", {"query": ""})


def test_shutdown_then_exit_is_status_0_and_refuses_requests_between(wire):
    wire.initialize()
    assert wire.ask(7, "shutdown") == {"jsonrpc": "2.0", "id": 7, "result": None}
    assert wire.ask(8, "workspace/symbol", {"query": ""})["error"]["code"] == INVALID_REQUEST
    wire.send({"method": "exit"})
    assert wire.end() == 0


def test_exit_without_shutdown_is_status_1(wire):
    wire.initialize()
    wire.send({"method": "exit"})
    assert wire.end() == 1


def test_exit_before_initialize_ends_it(wire):
    wire.send({"method": "exit"})
    assert wire.end() == 1


def test_it_ends_when_its_input_does(wire):
    wire.initialize()
    wire.process.stdin.close()
    wire.end()


def test_it_ends_when_its_parent_does(wire):
    parent = subprocess.Popen(["sleep", "60"])
    try:
        wire.initialize(processId=parent.pid)
        time.sleep(0.2)
        assert wire.process.poll() is None
    finally:
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
    wire.end()


def test_a_request_that_is_cancelled_is_answered_so(wire, tmp_path):
    archive(tmp_path)
    wire.initialize(rootUri=tmp_path.as_uri(), capabilities={"textDocument": {"diagnostic": {}}})
    wire.send(
        {"id": 9, "method": "workspace/diagnostic", "params": {"previousResultIds": []}},
        {"method": "$/cancelRequest", "params": {"id": 9}},
    )
    assert wire.reply(9)["error"]["code"] == CANCELLED
    assert "result" in wire.ask(10, "workspace/symbol", {"query": "zeppelin"})
    assert len([one for one in wire.said if one.get("id") == 9]) == 1
