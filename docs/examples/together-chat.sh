#!/usr/bin/env bash
# Together's curl example, whole and as a stream.
for stream in false true; do
  curl -sS --fail-with-body -N "${MIXTRAL_URL:-http://127.0.0.1:8080}/v1/chat/completions" \
    -H "Authorization: Bearer ${MIXTRAL_KEY:-unused}" \
    -H "Content-Type: application/json" \
    -d '{
      "model": "mistralai/Mixtral-8x7B-Instruct-v0.1",
      "messages": [{"role": "user", "content": "What are some fun things to do in New York?"}],
      "max_tokens": 32,
      "stream": '$stream'
    }' || exit
  echo
done
