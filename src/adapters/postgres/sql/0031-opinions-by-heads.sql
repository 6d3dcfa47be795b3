-- An opinion is given by who speaks for the unit asked: open questions stand on the desk of its head.
UPDATE motcua.task SET post = 'head' WHERE act = 'answer-consultation' AND post = 'specialist';
