SELECT number, name, script FROM migration ORDER BY number
