"""Jokes of this project's own making."""

JOKES = {
    "cats": [
        "Why did the cat sit on the keyboard? It wanted to keep an eye on the mouse.",
        "Why do cats never play cards in the jungle? Too many cheetahs.",
        "What does a cat say to a closed door? Me? Out? Me out!",
        "What is a cat's favourite colour? Purr-ple.",
    ],
    "dogs": [
        "Why did the dog bring a watch? It wanted to be a watchdog.",
        "What did the dog say to the tree? Your bark is louder than mine.",
        "Why did the dog sit in the shade? It did not want to be a hot dog.",
        "Where does a dog leave its car? In the barking lot.",
    ],
    "programmers": [
        "Why did the programmer leave the beach? There were too many shells.",
        "A programmer went to buy bread and never came back: the note said to buy a loaf while at the shop.",
    ],
    "computers": [
        "Why was the computer cold? Somebody left its windows open.",
        "Why did the computer go to bed? It had to rest its bits.",
    ],
    "cows": ["Where do cows go on Saturday night? To the moo-vies."],
    "birds": ["Why do birds fly south? It is too far to walk."],
    "fish": ["Why are fish so clever? They spend all day in schools."],
    "food": ["Why did the tomato turn red? It saw the salad dressing."],
    "school": ["Why did the student eat his homework? The teacher said it was a piece of cake."],
    "doctors": ["Doctor, I feel like a pair of curtains. Then pull yourself together!"],
    "the weather": ["What does a cloud wear under its coat? Thunderwear."],
    "numbers": ["Why was six afraid of seven? Because seven ate nine."],
    "music": ["Why did the piano stay outside? It had lost its keys."],
    "ghosts": ["Why are ghosts bad liars? One can see right through them."],
    "elephants": ["Why do elephants never use computers? They are afraid of the mouse."],
    "time": ["Why did the man throw his clock out of the window? He wanted to see time fly."],
    "AI": ["Why did the small model fail its exam? It had paid attention to the wrong token."],
    "the sea": ["Why did the sea never fall in love? It only waved."],
}

SINGULAR = {
    "cat": "cats", "dog": "dogs", "programmer": "programmers", "computer": "computers", "cow": "cows", "bird": "birds", "doctor": "doctors",
    "ghost": "ghosts", "number": "numbers", "teacher": "school", "elephant": "elephants", "kitten": "cats", "puppy": "dogs",
    "clock": "time", "cloud": "the weather", "piano": "music", "robot": "AI", "tomato": "food",
}
