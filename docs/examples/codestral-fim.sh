#!/usr/bin/env bash
# Codestral's curl examples: fill-in-the-middle, and chat.
send() {
  curl -sS --fail-with-body "${MIXTRAL_URL:-http://127.0.0.1:8080}/v1/$1" \
    -H "Content-Type: application/json" -H "Accept: application/json" -H "Authorization: Bearer ${MIXTRAL_KEY:-unused}" -d "$2" || return
  echo
}

send fim/completions '{"model": "codestral-latest", "prompt": "def f(", "suffix": "return a + b", "max_tokens": 64, "temperature": 0}' &&
  send chat/completions '{"model": "codestral-latest", "messages": [{"role": "user", "content": "Write a function for fibonacci"}], "max_tokens": 64}'
