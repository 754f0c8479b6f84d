using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class ChatRequestValidatorTests
{
    [Fact]
    public void Validate_NothingButMessages_TakesTheModelsDefaults()
    {
        var request = Wire.Accept(Wire.With(""));

        Assert.Equal(0.7, request.Sampling.Temperature);
        Assert.Equal(1, request.Sampling.TopP);
        Assert.Null(request.TokensOutputMax);
        Assert.False(request.Stream);
        Assert.InRange(request.Seed, 0, (1L << 53) - 1);
    }

    [Fact]
    public void Validate_AllMembersNull_EqualsNone()
    {
        var request = Wire.Accept(Wire.With("""
            "max_tokens": null, "max_completion_tokens": null, "stop": null, "temperature": null, "top_p": null,
            "top_k": null, "min_p": null, "repetition_penalty": null, "presence_penalty": null,
            "frequency_penalty": null, "logit_bias": null, "seed": null, "random_seed": null, "stream": null,
            "stream_options": null, "context_length_exceeded_behavior": null, "n": null, "echo": null,
            "logprobs": null, "top_logprobs": null, "response_format": null, "tools": null,
            "tool_choice": null, "functions": null, "safety_model": null, "safe_prompt": null
            """));

        Assert.Equal(0.7, request.Sampling.Temperature);
        Assert.Empty(request.StopStrings);
    }

    [Fact]
    public void Validate_SamplingMembers_AreTaken()
    {
        var sampling = Wire.Accept(Wire.With("""
            "temperature": 0, "top_p": 0.5, "top_k": 5, "min_p": 0.25, "repetition_penalty": 1.5,
            "presence_penalty": -2, "frequency_penalty": 2, "seed": -1, "logit_bias": {"7": -100}
            """)).Sampling;

        Assert.Equal(
            new SamplingOptions
            {
                Temperature = 0,
                TopP = 0.5,
                TopK = 5,
                MinP = 0.25,
                RepetitionPenalty = 1.5,
                PresencePenalty = -2,
                FrequencyPenalty = 2,
                Seed = ulong.MaxValue,
                LogitBias = sampling.LogitBias,
            },
            sampling);
        Assert.Equal(-100, Assert.Single(sampling.LogitBias, bias => bias.Key == new TokenId(7)).Value);
    }

    [Theory]
    [InlineData("\"repetition_penalty\": 0")]
    [InlineData("\"repetition_penalty\": -0.5")]
    [InlineData("\"top_k\": -1")]
    public void Validate_ValuesThatMeanOff_AreOff(string members)
    {
        var sampling = Wire.Accept(Wire.With(members)).Sampling;

        Assert.Equal((1, 0), (sampling.RepetitionPenalty, sampling.TopK));
    }

    [Fact]
    public void Validate_EndsForbidden_AreRead()
    {
        var sampling = Wire.Accept(Wire.With("\"min_tokens\": 4, \"max_tokens\": 9, \"ignore_eos\": true")).Sampling;

        Assert.Equal((4, true), (sampling.TokensOutputMin, sampling.IgnoreEnd));
    }

    [Theory]
    [InlineData("\"max_tokens\": 5", 5)]
    [InlineData("\"max_completion_tokens\": 6", 6)]
    [InlineData("\"max_tokens\": 5, \"max_completion_tokens\": 4", 4)]
    public void Validate_OutputLimits_TakesTheSmaller(string members, int expected) =>
        Assert.Equal(expected, Wire.Accept(Wire.With(members)).TokensOutputMax);

    [Theory]
    [InlineData("\"seed\": 9223372036854775807, \"random_seed\": 1", long.MaxValue)]
    [InlineData("\"random_seed\": 3", 3)]
    public void Validate_Seed_IsTakenFromEitherName(string members, long expected) =>
        Assert.Equal(expected, Wire.Accept(Wire.With(members)).Seed);

    [Theory]
    [InlineData("\"stop\": \"x\"", new[] { "x" })]
    [InlineData("\"stop\": [\"x\", \"y\"]", new[] { "x", "y" })]
    [InlineData("\"stop\": []", new string[0])]
    public void Validate_Stop_IsAListInTheEnd(string members, string[] expected) =>
        Assert.Equal(expected, Wire.Accept(Wire.With(members)).StopStrings);

    [Theory]
    [InlineData("\"n\": 1, \"tools\": [], \"functions\": [], \"echo\": false")]
    [InlineData("\"logprobs\": false, \"top_logprobs\": 0")]
    [InlineData("\"tool_choice\": \"auto\", \"parallel_tool_calls\": true, \"safe_prompt\": false")]
    [InlineData("\"response_format\": {\"type\": \"text\"}, \"service_tier\": \"auto\", \"metadata\": {\"a\": [1]}")]
    public void Validate_MembersThatAskForNothing_AreAccepted(string members) => Wire.Accept(Wire.With(members));

    [Theory]
    [InlineData("\"safety_model\": \"x\"", "safety_model is ignored: no moderation model is run.")]
    [InlineData("\"repetition_penalty\": -0.5", "repetition_penalty is ignored: a negative one means nothing and is taken as 1, which is off.")]
    [InlineData("\"reasoning_effort\": \"high\"", "reasoning_effort is ignored: the model does not reason apart from its answer.")]
    [InlineData("\"reasoning\": {\"enabled\": true}", "reasoning is ignored: the model does not reason apart from its answer.")]
    [InlineData("\"chat_template_kwargs\": {\"a\": 1}", "chat_template_kwargs is ignored: prompts are written by the server's own templates.")]
    [InlineData("\"guardrails\": [{}]", "guardrails is ignored: no moderation is run.")]
    [InlineData("\"prompt_mode\": 7", "prompt_mode is ignored: the model does not reason apart from its answer.")]
    public void Validate_WhatIsNotDone_IsTold(string members, string told) =>
        Assert.Equal([told], Wire.Accept(Wire.With(members)).Ignored);

    [Theory]
    [InlineData("\"reasoning_effort\": \"none\", \"reasoning\": {\"enabled\": false}, \"guardrails\": [], \"chat_template_kwargs\": {}")]
    [InlineData("\"safety_model\": \"\", \"audio\": null, \"web_search_options\": null, \"verbosity\": null, \"prompt_mode\": null")]
    [InlineData("\"user\": 1, \"metadata\": [], \"store\": true, \"prediction\": {\"a\": 1}, \"modalities\": [\"text\"], \"compliance\": \"hipaa\"")]
    [InlineData("\"prompt_cache_key\": \"k\", \"stream_options\": {\"include_obfuscation\": true}, \"safety_identifier\": \"x\", \"xyz\": {}")]
    public void Validate_WhatNobodyMisses_IsNotTold(string members) => Assert.Empty(Wire.Accept(Wire.With(members)).Ignored);

    [Fact]
    public void Validate_SafePrompt_IsASystemTextBeforeAllOthers()
    {
        var turns = Wire.Accept(Wire.With("\"safe_prompt\": true")).Conversation.Turns;

        var system = Assert.IsType<ChatTurn.System>(turns[0]);
        Assert.StartsWith("Always assist with care, respect, and truth. Respond with", system.Text, StringComparison.Ordinal);
        Assert.IsType<ChatTurn.User>(Assert.Single(turns.Skip(1)));
    }

    [Theory]
    [InlineData("\"temperature\": 2.1", "temperature")]
    [InlineData("\"temperature\": -0.1", "temperature")]
    [InlineData("\"temperature\": 1e999", "temperature")]
    [InlineData("\"top_p\": 1.5", "top_p")]
    [InlineData("\"min_p\": -1", "min_p")]
    [InlineData("\"min_tokens\": -1", "min_tokens")]
    [InlineData("\"min_tokens\": 6, \"max_tokens\": 5", "min_tokens")]
    [InlineData("\"repetition_penalty\": -11", "repetition_penalty")]
    [InlineData("\"repetition_penalty\": 10.5", "repetition_penalty")]
    [InlineData("\"presence_penalty\": 3", "presence_penalty")]
    [InlineData("\"frequency_penalty\": -3", "frequency_penalty")]
    [InlineData("\"max_tokens\": 0", "max_tokens")]
    [InlineData("\"max_completion_tokens\": -1", "max_completion_tokens")]
    [InlineData("\"n\": 0", "n")]
    [InlineData("\"n\": 129", "n")]
    [InlineData("\"logprobs\": 21", "logprobs")]
    [InlineData("\"logprobs\": -1", "logprobs")]
    [InlineData("\"logprobs\": 1.5", "logprobs")]
    [InlineData("\"logprobs\": 99999999999", "logprobs")]
    [InlineData("\"logprobs\": true, \"top_logprobs\": 21", "top_logprobs")]
    [InlineData("\"top_logprobs\": 2", "top_logprobs")]
    [InlineData("\"logprobs\": false, \"top_logprobs\": 1", "top_logprobs")]
    [InlineData("\"logprobs\": \"yes\"", "logprobs")]
    [InlineData("\"stop\": [\"\"]", "stop")]
    [InlineData(""" "stop": ["1","2","3","4","5","6","7","8","9","a","b","c","d","e","f","g","h"]""", "stop")]
    [InlineData("\"logit_bias\": {\"x\": 1}", "logit_bias")]
    [InlineData("\"logit_bias\": {\"-1\": 1}", "logit_bias")]
    [InlineData("\"logit_bias\": {\"356\": 1}", "logit_bias")]
    [InlineData("\"logit_bias\": {\"5\": 101}", "logit_bias.5")]
    [InlineData("\"context_length_exceeded_behavior\": \"ignore\"", "context_length_exceeded_behavior")]
    public void Validate_ValuesOutOfRange_AreRefusedByName(string members, string parameter)
    {
        var problem = Wire.Refuse(Wire.With(members));

        Assert.Equal(ProblemKind.InvalidRequest, problem.Kind);
        Assert.Equal(("invalid_value", parameter), (problem.Code, problem.Parameter));
    }
}
