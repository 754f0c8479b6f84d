"""Together's client: a chat, a stream, and the models."""
import os

from together import Together

client = Together(
    base_url=os.environ.get("MIXTRAL_URL", "http://127.0.0.1:8080") + "/v1",
    api_key=os.environ.get("MIXTRAL_KEY", "unused"),
)
ask = dict(
    model="mistralai/Mixtral-8x7B-Instruct-v0.1",
    messages=[{"role": "user", "content": "What are some fun things to do in New York?"}],
    max_tokens=64,
)

print(client.chat.completions.create(**ask).choices[0].message.content)
for chunk in client.chat.completions.create(stream=True, **ask):
    print(chunk.choices[0].delta.content or "", end="", flush=True)
print([model.id for model in client.models.list()])
