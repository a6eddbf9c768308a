"""Text to syntax tree with positions; tree to LaTeX, plain and speakable text. No SymPy: it runs at each keystroke.

    read(text, symbols) -> Read | Incomplete | Misread     never raises, whatever the text
    to_latex(tree), to_text(tree), to_speech(tree) -> str
"""
