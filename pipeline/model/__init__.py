"""What flows from stage to stage: frozen values, standard library only."""
