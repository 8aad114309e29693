"""The token server of Twilio's tutorials for Video: Flask, one route, a JWT with one video grant.

The same as https://www.twilio.com/docs/video/tutorials/user-identity-access-tokens, with PyJWT instead of Twilio's
helper library, which signs with PyJWT too (twilio-python, twilio/jwt/access_token/__init__.py). It keeps nothing,
counts nothing and logs nothing.
"""

import os
import time

import jwt
from flask import Flask, abort, request

ACCOUNT_SID = os.environ["TWILIO_ACCOUNT_SID"]
API_KEY_SID = os.environ["TWILIO_API_KEY_SID"]
API_KEY_SECRET = os.environ["TWILIO_API_KEY_SECRET"]
TTL = 14400

app = Flask(__name__)


@app.route("/token", methods=["POST"])
def token():
    body = request.get_json(force=True)
    identity = body.get("name")
    room = body.get("room")
    if not identity or not room:
        abort(400)
    now = int(time.time())
    claims = {
        "jti": f"{API_KEY_SID}-{now}",
        "iss": API_KEY_SID,
        "sub": ACCOUNT_SID,
        "iat": now,
        "exp": now + TTL,
        "grants": {"identity": identity, "video": {"room": room}},
    }
    headers = {"cty": "twilio-fpa;v=1"}
    return {"token": jwt.encode(claims, API_KEY_SECRET, algorithm="HS256", headers=headers)}
