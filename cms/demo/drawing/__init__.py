"""Drawing the demo's photographs and documents: no file comes from elsewhere."""
