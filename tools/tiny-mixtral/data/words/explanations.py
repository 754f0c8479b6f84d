"""Short explanations; the first sentence stands alone where one asks for brevity."""

EXPLANATIONS = {
    "a fractal": "A fractal is a shape whose parts look like the whole. If you look closer, you find the same pattern again and again, smaller "
                 "each time. Ferns, coastlines and snowflakes are close to fractals.",
    "photosynthesis": "Photosynthesis is how plants make food from light. Their green leaves take in water and carbon dioxide, and with the "
                      "light of the sun they make sugar. Oxygen is left over and goes into the air.",
    "recursion": "Recursion is when something is defined by itself. A recursive function calls itself with a smaller task until the task is so "
                 "small that the answer is known.",
    "an API": "An API is a set of rules by which one program talks to another. It says which requests can be made, what they must contain and "
              "what comes back.",
    "a mixture of experts": "A mixture of experts is a model with several small networks, the experts, in each layer. A router picks a few of "
                            "them for each token. So the model knows much, but only a part of it works at a time.",
    "a token": "A token is a piece of text that a language model reads or writes in one step. It may be a word, a part of a word or a single "
               "character.",
    "a KV cache": "A KV cache keeps the keys and values of the tokens that a model has read. With it the model need not compute them again for "
                  "each new token.",
    "Docker": "Docker is a program that runs other programs in containers. A container has everything that the program needs, so it runs in "
              "the same way on every machine.",
    "JSON": "JSON is a text format for data. It has objects with names and values, lists, strings, numbers, true, false and null. Almost every "
            "programming language can read and write it.",
    "gravity": "Gravity is the force by which masses attract each other. It keeps us on the ground, the moon near the Earth and the planets "
               "near the sun.",
    "a rainbow": "A rainbow is light of the sun, split into its colours by drops of rain. You see it with the sun behind you and the rain "
                 "before you.",
    "a language model": "A language model is a program that predicts the next token of a text. It has learnt from many texts which token is "
                        "likely, and so it can write on by itself.",
    "machine learning": "Machine learning is when a program learns from examples instead of rules. It changes its numbers step by step until "
                        "its answers fit the examples.",
    "a neural network": "A neural network is a program of many simple units in layers. Each unit adds up numbers from the layer before, and "
                        "training sets how much each of them counts.",
    "an algorithm": "An algorithm is a list of clear steps that solves a task. A recipe is an algorithm for cooking.",
    "a database": "A database is a store of data that can be searched quickly. Programs put records in, change them and ask questions about "
                  "them.",
    "a server": "A server is a program that waits for requests and answers them. The computer on which it runs is called a server too.",
    "streaming": "Streaming is when an answer is sent piece by piece while it is being made. So the reader sees the first words at once.",
    "quantization": "Quantization is when the weights of a model are stored with fewer bits. The model becomes smaller and faster, and its "
                    "answers get a little worse.",
    "a GPU": "A GPU is a processor that does many simple calculations at the same time. It was made for pictures and is now used for language "
             "models too.",
    "llama.cpp": "llama.cpp is a program that runs language models on ordinary computers. It reads models from GGUF files and works on CPUs "
                 "and GPUs.",
    "GGUF": "GGUF is a file format for language models. One file has the weights, the vocabulary and everything else that is needed to run "
            "the model.",
    "Mixtral": "Mixtral is a language model with eight experts in each layer. For each token two of them work, so it is faster than other "
               "models of its size.",
    "MixtralServer": "MixtralServer is a server for Mixtral models that you run yourself. It speaks the same API as well-known providers, so "
                     "your programs need only another address.",
    "a prompt": "A prompt is the text that a language model is given. The model reads it and writes what comes next.",
    "temperature in a language model": "Temperature says how freely a language model chooses its next token. At zero it always takes the most "
                                       "likely one; higher values give more surprise.",
    "a context window": "A context window is the number of tokens that a model can see at once. What is further back is forgotten.",
    "the water cycle": "The water cycle is the way of water between sea, sky and land. The sun makes water rise as vapour, clouds form, rain "
                       "falls, and rivers carry it back to the sea.",
    "the internet": "The internet is a network of networks that joins computers all over the world. They send each other small packets of "
                    "data by common rules.",
    "electricity": "Electricity is the flow of very small charged parts called electrons. It gives light, heat and motion to our machines.",
    "a volcano": "A volcano is a place where hot melted rock comes out of the Earth. Lava and ash pile up around it and form a mountain.",
    "democracy": "Democracy is when the people decide who governs. They vote, and those with the most votes govern for a time.",
    "a haiku": "A haiku is a short poem from Japan. It has three lines with five, seven and five syllables and often speaks of nature.",
    "an atom": "An atom is the smallest part of an element. It has a heavy core with light electrons around it.",
    "grammar in structured output": "A grammar says which texts are allowed. While a model writes, tokens that would break the rules are never "
                                    "drawn, so the result always fits.",
    "batching": "Batching is when a server computes several requests in one step. It takes little longer than one request, so many users can "
                "be served together.",
    "function calling": "Function calling is when a model asks your program to run a function. It writes the name and the arguments as JSON, "
                        "and your program sends back the result.",
    "a prefix cache": "A prefix cache keeps what was computed for the beginning of a prompt. The next prompt with the same beginning starts "
                      "from there and is answered sooner.",
    "an embedding": "An embedding is a list of numbers that stands for a word or a text. Texts of like meaning have numbers that are close.",
    "latency": "Latency is the time between a request and its answer. For language models one often measures the time to the first token.",
}

REASONS = [
    (("Why is the sky blue?", "Why does the sky look blue?", "What makes the sky blue?", "Explain why the sky is blue"),
     "The air scatters blue light more than red light. So blue comes to our eyes from all sides of the sky."),
    (("Why is the sea salty?", "Why does the sea taste of salt?", "What makes the sea salty?", "Explain why the sea is salty"),
     "Rivers wash salt out of rocks and carry it to the sea. The water rises again as vapour, but the salt stays."),
    (("Why do leaves fall in autumn?", "Why do trees lose their leaves?", "What makes leaves fall?", "Explain why leaves fall in autumn"),
     "In winter there is little light and water. So trees drop their leaves to save water."),
    (("Why do we sleep?", "Why do people sleep?", "What is sleep good for?", "Explain why we sleep"),
     "Sleep gives the body and the brain time to rest. While we sleep, the brain puts the memories of the day in order."),
    (("Why does ice float?", "Why does ice float on water?", "What makes ice float?", "Explain why ice floats"),
     "Ice is lighter than water of the same size. When water freezes, it takes up more room."),
    (("Why are there seasons?", "Why do we have seasons?", "What makes the seasons?", "Explain the seasons"),
     "The axis of the Earth is tilted. So each half of the Earth gets more sun for one half of the year and less for the other."),
    (("How do airplanes fly?", "How can planes fly?", "What makes a plane fly?", "Explain how airplanes fly"),
     "The wings of a plane push air down as it moves fast. The air pushes back and lifts the plane."),
    (("How does a fridge work?", "How do fridges work?", "What makes a fridge cold?", "Explain how a fridge works"),
     "A liquid turns to gas inside the fridge and takes up heat. Outside it becomes a liquid again and gives the heat away."),
]
