"""OpenAI's client, 1.0 or later: a chat, and the same as a stream."""
import os

from openai import OpenAI

client = OpenAI(
    base_url=os.environ.get("MIXTRAL_URL", "http://127.0.0.1:8080") + "/v1",
    api_key=os.environ.get("MIXTRAL_KEY", "unused"),
)
ask = dict(model="mistralai/Mixtral-8x22B", messages=[{"role": "user", "content": "Who are you?"}], max_tokens=64)

print(client.chat.completions.create(**ask).choices[0].message.content)
for chunk in client.chat.completions.create(stream=True, **ask):
    print(chunk.choices[0].delta.content or "", end="", flush=True)
