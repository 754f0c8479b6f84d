"""A request as AI/ML API shows it: HTTP by requests, the answer as JSON."""
import os

import requests

response = requests.post(
    os.environ.get("MIXTRAL_URL", "http://127.0.0.1:8080") + "/v1/chat/completions",
    headers={"Authorization": "Bearer " + os.environ.get("MIXTRAL_KEY", "unused"), "Content-Type": "application/json"},
    json={
        "model": "mistralai/Mixtral-8x22B-Instruct-v0.1",
        "messages": [{"role": "user", "content": "Hello"}],
        "max_tokens": 64,
        "stream": False,
    },
    timeout=600,
)
response.raise_for_status()
print(response.json()["choices"][0]["message"]["content"])
