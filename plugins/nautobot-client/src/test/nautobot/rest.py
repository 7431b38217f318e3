"""The little of HTTP that the scripts here need, so that they run with a bare Python."""

import json
import urllib.error
import urllib.parse
import urllib.request


class Answer:
    def __init__(self, status, headers, text):
        self.status = status
        self.headers = headers
        self.text = text

    def body(self):
        """The JSON, the text of another kind, or None when there is none."""
        if "json" in self.headers.get("Content-Type", ""):
            return json.loads(self.text)
        return self.text or None


class Nautobot:
    def __init__(self, base, token=None):
        self.base = base
        self.token = token

    def call(self, method, path, body=None, query=None, accept="application/json"):
        """Gives any answer back, refusals too. Query values may be lists, for a parameter that repeats."""
        address = self.base + path
        if query:
            address += "?" + urllib.parse.urlencode(query, doseq=True)
        headers = {"Accept": accept}
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        if self.token:
            headers["Authorization"] = "Token " + self.token
        request = urllib.request.Request(address, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Answer(refusal.code, refusal.headers, refusal.read().decode())

    def get(self, path, /, **query):
        return self.done(self.call("GET", path, query=query), "GET", path)

    def post(self, path, body):
        return self.done(self.call("POST", path, body), "POST", path)

    def patch(self, path, body):
        return self.done(self.call("PATCH", path, body), "PATCH", path)

    @staticmethod
    def done(answer, method, path):
        if answer.status >= 400:
            raise SystemExit(f"{method} {path} gave {answer.status}: {answer.text[:2000]}")
        return answer.body()
