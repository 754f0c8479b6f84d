#!/usr/bin/env bash
# Mistral's curl example.
curl -sS --fail-with-body "${MIXTRAL_URL:-http://127.0.0.1:8080}/v1/chat/completions" \
  -H "Content-Type: application/json" \
  -H "Accept: application/json" \
  -H "Authorization: Bearer ${MIXTRAL_KEY:-unused}" \
  -d '{"model": "open-mixtral-8x22b", "messages": [{"role": "user", "content": "Who is the most renowned French painter?"}], "max_tokens": 64}'
