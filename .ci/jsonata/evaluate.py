"""Evaluates JSONata on an implementation of a third party, for test/machine/second-engine.ts.

Reads a line of JSON for each evaluation, {"source": "…", "variables": {…}}, and writes one with what it gave,
{"value": …}, or why it gave nothing, {"error": "…"}. As arguments it takes what $random and $now give.
"""

import json
import sys

import jsonata

random, now = float(sys.argv[1]), sys.argv[2]
# Parsed expressions by their source.
expressions = {}


def parsed(source):
    if source not in expressions:
        expression = jsonata.Jsonata(source)
        # Step Functions adds it to JSONata.
        expression.register_lambda("parse", lambda text: json.loads(text))
        expression.register_lambda("random", lambda: random)
        expression.register_lambda("now", lambda: now)
        expressions[source] = expression
    return expressions[source]


def evaluate(source, variables):
    expression = parsed(source)
    frame = expression.create_frame()
    for name, value in variables.items():
        frame.bind(name, value)
    return expression.evaluate(None, frame)


for line in sys.stdin:
    asked = json.loads(line)
    try:
        # Its sequences are lists of a kind of their own.
        told = json.dumps({"value": evaluate(asked["source"], asked["variables"])}, default=list)
    except Exception as error:
        told = json.dumps({"error": f"{type(error).__name__}: {error}"})
    print(told)
