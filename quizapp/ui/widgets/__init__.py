"""Small parts that several screens share. They get values and emit signals; none knows another."""
