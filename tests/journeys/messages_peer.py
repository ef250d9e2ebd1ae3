# SPDX-License-Identifier: GPL-3.0-or-later
"""A server on this machine that speaks as Anthropic does, and knows one key.

It answers by what stands in the request, so that a score rests on words that were really sent. It
keeps every request as it came, head and body.
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "claude-sonnet-5-5"
VERSION = re.compile(r"20\d\d-\d\d-\d\d")
LARGEST = 1 << 20
# What each part of a score may rest on: the first of these words in a source, and the points.
SIGNS = {"budget": ("approved", 85), "authority": ("decides", 70),
         "need": ("stopped", 90), "timeline": ("by March", 75)}
LEAD = re.compile(r'^id: "(L\d+)"$', re.MULTILINE)
SOURCE = re.compile(r'^([a-z_]+(?:\.[a-z_0-9]+)+(?::\d+)?): "(.*)"$', re.MULTILINE)


def part(block, word, points):
    for name, text in SOURCE.findall(block):
        for sentence in re.split(r"(?<=[.!?]) ", text):
            if word in sentence:
                return {"points": points, "why": f"It says “{word}”.", "source": name,
                        "quote": sentence, "ask": None}
    return {"points": None, "why": None, "source": None, "quote": None, "ask": "Who knows?"}


def score(data):
    """One object for each lead of the question."""
    pieces = LEAD.split(data)
    leads = [{"id": name, "next_question": "Who signs?",
              **{key: part(block, *sign) for key, sign in SIGNS.items()}}
             for name, block in zip(pieces[1::2], pieces[2::2])]
    return json.dumps({"leads": leads}, ensure_ascii=False)


DRAFT = """## What you told us

The pumps of line 3 stopped three times since June.{{source:lead.need}} Each stop costs a night shift.

## What we propose

Sensors on the pumps report vibration and temperature every minute, so that a bearing is changed
before it fails. We are certified to ISO 9001.

- The readings stay inside your plant network
- Alerts reach the shift phone within a minute

## Price

{{price_table}}

## Next step

A call with you on {{missing:the day of the call}}.
"""


def answer(body):
    """What the model would say: a judgement where a form is asked for, a draft where one is, and else
    that it is there."""
    words = "\n".join(block["text"] for message in body["messages"]
                      for block in message["content"])
    if "output_config" in body and "format" in body["output_config"]:
        return score(words)
    asked = json.dumps(body.get("system", ""))
    return DRAFT if "draft a business proposal" in asked else "OK"


def usage(body, text):
    return {"input_tokens": len(json.dumps(body)) // 4, "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0, "output_tokens": max(1, len(text) // 4)}


def whole(body, text):
    return {"id": "msg_01Journey", "type": "message", "role": "assistant", "model": MODEL,
            "content": [{"type": "text", "text": text}], "stop_reason": "end_turn",
            "stop_sequence": None, "usage": usage(body, text)}


def events(body, text):
    """The same, as it is streamed: in pieces that have nothing to do with its words."""
    said = usage(body, text)
    yield {"type": "message_start",
           "message": {**whole(body, text), "content": [], "stop_reason": None,
                       "usage": {**said, "output_tokens": 1}}}
    yield {"type": "content_block_start", "index": 0,
           "content_block": {"type": "text", "text": ""}}
    yield {"type": "ping"}
    for at in range(0, len(text), 17):
        yield {"type": "content_block_delta", "index": 0,
               "delta": {"type": "text_delta", "text": text[at:at + 17]}}
    yield {"type": "content_block_stop", "index": 0}
    yield {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None},
           "usage": {"output_tokens": said["output_tokens"]}}
    yield {"type": "message_stop"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        raw = self.rfile.read(length) if length <= LARGEST else b""
        self.server.owner.take(self, raw)
        problem = self.problem(length)
        if problem:
            self.send(problem[0], {"type": "error",
                                   "error": {"type": problem[1], "message": problem[2]}})
            return
        body = json.loads(raw)
        text = answer(body)
        if body.get("stream"):
            self.stream(events(body, text))
        else:
            self.send(200, whole(body, text))

    def problem(self, length):
        if length > LARGEST:
            return 413, "request_too_large", "Request exceeds the maximum size"
        if self.path != "/v1/messages":
            return 404, "not_found_error", "Not found"
        if self.headers.get("x-api-key") != self.server.owner.key:
            return 401, "authentication_error", "invalid x-api-key"
        if not VERSION.fullmatch(self.headers.get("anthropic-version", "")):
            return 400, "invalid_request_error", "anthropic-version: header is required"
        return None

    def send(self, status, body):
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def stream(self, pieces):
        try:
            self.write_all(pieces)
        except OSError:  # the other side has stopped it
            self.close_connection = True

    def write_all(self, pieces):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in pieces:
            time.sleep(self.server.owner.pause)
            data = f"event: {piece['type']}\ndata: {json.dumps(piece, ensure_ascii=False)}\n\n".encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *words):
        pass


class MessagesPeer:
    def __init__(self, key, before=None):
        """`before (handler)` is called when a request has come, and before it is answered."""
        self.key = key
        self.before = before
        self.pause = 0  # seconds before each event of a stream
        self.requests = []  # (head, body)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.owner = self
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, handler, raw):
        head = f"{handler.requestline}\n{handler.headers}".strip()
        self.requests.append((head, raw.decode("utf-8", "replace")))
        if self.before:
            self.before(handler)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
