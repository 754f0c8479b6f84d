"""Mistral's client. It adds /v1 itself."""
import os

from mistralai import Mistral

client = Mistral(
    server_url=os.environ.get("MIXTRAL_URL", "http://127.0.0.1:8080"), api_key=os.environ.get("MIXTRAL_KEY", "unused")
)
chat_response = client.chat.complete(
    model="open-mixtral-8x22b", messages=[{"role": "user", "content": "What is the best French cheese?"}], max_tokens=64
)
print(chat_response.choices[0].message.content)
