"""Portkey's client without Portkey: the base URL is this server's, and the API key, or the virtual key, is one of its keys."""
import os

from portkey_ai import Portkey

client = Portkey(
    api_key=os.environ.get("MIXTRAL_KEY", "unused"),
    base_url=os.environ.get("MIXTRAL_URL", "http://127.0.0.1:8080") + "/v1",
)
completion = client.chat.completions.create(
    messages=[{"role": "user", "content": "Who are you?"}], model="mistralai/Mixtral-8x22B", max_tokens=64
)
print(completion.choices[0].message.content)
