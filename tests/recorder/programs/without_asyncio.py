"""A program that never needs asyncio."""
import sys
print("asyncio" in sys.modules, [name for name in sys.modules if "awaitscope" in name], "sitecustomize" in sys.modules)
print([entry for entry in sys.path if "resources" in entry or "awaitscope" in entry])
