"""What the model is to do: a file each. make(source) gives one conversation of the skill, of either split."""
