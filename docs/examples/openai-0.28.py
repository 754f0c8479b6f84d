"""OpenAI's client before 1.0, as many programs still have it."""
import os

import openai

openai.api_base = os.environ.get("MIXTRAL_URL", "http://127.0.0.1:8080") + "/v1"
openai.api_key = os.environ.get("MIXTRAL_KEY", "unused")
ask = dict(
    model="mistralai/Mixtral-8x7B-Instruct-v0.1",
    messages=[
        {"role": "system", "content": "You are an expert travel guide."},
        {"role": "user", "content": "Tell me fun things to do in San Francisco."},
    ],
    max_tokens=64,
)

print(openai.ChatCompletion.create(**ask).choices[0].message.content)
for chunk in openai.ChatCompletion.create(stream=True, **ask):
    print(chunk.choices[0].delta.get("content", ""), end="", flush=True)
