"""Short programs."""

HELLO = {
    "Python": 'print("Hello, world!")',
    "JavaScript": 'console.log("Hello, world!");',
    "TypeScript": 'console.log("Hello, world!");',
    "C": '#include <stdio.h>\n\nint main(void) {\n    puts("Hello, world!");\n    return 0;\n}',
    "C++": '#include <iostream>\n\nint main() {\n    std::cout << "Hello, world!\\n";\n}',
    "C#": 'Console.WriteLine("Hello, world!");',
    "Java": 'class Main {\n    public static void main(String[] args) {\n        System.out.println("Hello, world!");\n    }\n}',
    "Go": 'package main\n\nimport "fmt"\n\nfunc main() {\n    fmt.Println("Hello, world!")\n}',
    "Rust": 'fn main() {\n    println!("Hello, world!");\n}',
    "Ruby": 'puts "Hello, world!"',
    "Bash": 'echo "Hello, world!"',
    "SQL": "SELECT 'Hello, world!';",
    "HTML": "<p>Hello, world!</p>",
    "PHP": '<?php\necho "Hello, world!";',
}

PROGRAMS = {
    ("a sort function", "Python"): "def sort(items):\n    return sorted(items)",
    ("a bubble sort",
    "Python"): "def bubble_sort(items):\n    for end in range(len(items) - 1, 0, -1):\n        for i in range(end):\n            if items[i] > items[i + 1]:\n                items[i], items[i + 1] = items[i + 1], items[i]\n    return items",
    ("a factorial function", "Python"): "def factorial(n):\n    return 1 if n < 2 else n * factorial(n - 1)",
    ("a Fibonacci function", "Python"): "def fibonacci(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a",
    ("a function that reverses a string", "Python"): "def reverse(text):\n    return text[::-1]",
    ("a loop from 1 to 10", "Python"): "for i in range(1, 11):\n    print(i)",
    ("a function that checks for primes", "Python"): "def is_prime(n):\n    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))",
    ("code that reads a file", "Python"): 'with open("file.txt") as file:\n    text = file.read()',
    ("FizzBuzz", "Python"): 'for i in range(1, 101):\n    print("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i)',
    ("a sort function", "JavaScript"): "function sort(items) {\n  return [...items].sort((a, b) => a - b);\n}",
    ("a factorial function", "JavaScript"): "function factorial(n) {\n  return n < 2 ? 1 : n * factorial(n - 1);\n}",
    ("a Fibonacci function",
    "JavaScript"): "function fibonacci(n) {\n  let [a, b] = [0, 1];\n  while (n-- > 0) [a, b] = [b, a + b];\n  return a;\n}",
    ("a function that reverses a string", "JavaScript"): 'function reverse(text) {\n  return [...text].reverse().join("");\n}',
    ("a loop from 1 to 10", "JavaScript"): "for (let i = 1; i <= 10; i++) {\n  console.log(i);\n}",
    ("a loop from 1 to 10", "C#"): "for (var i = 1; i <= 10; i++)\n    Console.WriteLine(i);",
    ("a sort function", "C#"): "static int[] Sort(int[] items)\n{\n    Array.Sort(items);\n    return items;\n}",
    ("a query for all users", "SQL"): "SELECT * FROM users;",
}

NAMED = {
    "adds two numbers": "def {}(a, b):\n    return a + b",
    "multiplies two numbers": "def {}(a, b):\n    return a * b",
    "returns the larger of two numbers": "def {}(a, b):\n    return max(a, b)",
    "reverses a string": "def {}(text):\n    return text[::-1]",
    "sorts a list": "def {}(items):\n    return sorted(items)",
    "counts the words of a text": "def {}(text):\n    return len(text.split())",
    "says hello": 'def {}():\n    print("Hello!")',
    "returns the square of a number": "def {}(n):\n    return n * n",
    "checks whether a number is even": "def {}(n):\n    return n % 2 == 0",
    "returns the length of a list": "def {}(items):\n    return len(items)",
}
