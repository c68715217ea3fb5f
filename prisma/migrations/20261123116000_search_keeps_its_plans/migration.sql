-- PostgreSQL weighs a plan for the very words against one for any words, and planned half of all searches anew: that took
-- longer than the search. The indexes are the right way for any words. What a function calls goes by its setting.
ALTER FUNCTION search_places(text, text, text, text, int) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION places_alike(text, text) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION places_by_code(text) SET plan_cache_mode = force_generic_plan;
