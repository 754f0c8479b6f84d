#!/usr/bin/env bash
# Segmind's curl example.
curl -sS --fail-with-body "${MIXTRAL_URL:-http://127.0.0.1:8080}/v1/mixtral-8x7b-instruct" \
  -H "x-api-key: ${MIXTRAL_KEY:-unused}" \
  -H "Content-Type: application/json" \
  -d '{"messages": [{"role": "user", "content": "tell me a joke on a developer"}], "max_tokens": 64}'
